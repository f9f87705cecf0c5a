// What a caller of a service needs – an identity, a grant, a signed request – with the standard library of Node alone.
//
// docs/reference/grant.md and docs/reference/request-signature.md say what is made here, byte by byte. Maps are written as
// the pages have them, so that equal input gives equal bytes.

import { createECDH, createHash, createPrivateKey, createPublicKey, randomBytes, randomUUID, sign, verify } from 'node:crypto';

// --- encodings -----------------------------------------------------------------------------------------------------

const base64url = (bytes) => Buffer.from(bytes).toString('base64url');

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Base58 in the alphabet of Bitcoin; each zero byte at the beginning is a `1`. */
export function base58(bytes) {
  let number = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = ALPHABET[Number(number % 58n)] + text;
  for (const byte of bytes) {
    if (byte !== 0) break;
    text = `1${text}`;
  }
  return text;
}

/** Canonical JSON (RFC 8785) of plain data: keys sorted by UTF-16 code units, numbers as ECMAScript writes them. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
}

/** DAG-CBOR of null, whole numbers, texts, bytes, lists and maps, each in its shortest form. */
export function dagCbor(value) {
  if (value === null) return Buffer.of(0xf6);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(dagCbor)]);
  const keys = Object.keys(value).map((key) => Buffer.from(key));
  keys.sort((one, other) => one.length - other.length || Buffer.compare(one, other)); // the shorter key first
  return Buffer.concat([head(5, keys.length), ...keys.flatMap((key) => [dagCbor(`${key}`), dagCbor(value[key])])]);
}

function head(major, argument) {
  if (!Number.isSafeInteger(argument)) throw new RangeError(`${argument} is no whole number that is exact`);
  if (argument < 24) return Buffer.of((major << 5) | argument);
  const size = [1, 2, 4, 8].find((bytes) => argument < 2 ** (8 * bytes));
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(argument));
  return Buffer.concat([Buffer.of((major << 5) | (24 + Math.log2(size))), bytes.subarray(8 - size)]);
}

// --- identity ------------------------------------------------------------------------------------------------------

/**
 * What there is to know of a kind of key: the multicodec of its public keys as a varint, the beginning of what is signed,
 * the digest that it signs (null: it makes its own), how a private key is made of 32 secret bytes, and how the raw public
 * half is read. Node has ML-DSA from version 24.7 on.
 */
const KINDS = {
  EdDSA: { codec: 'ed01', varsig: '3401ed01ed011371', digest: null, key: der('302e020100300506032b657004220420'), raw: exported('x') },
  ES256: { codec: '8024', varsig: '3401ec0180241271', digest: 'sha256', key: scalar, raw: compressed },
  'ML-DSA-44': { codec: '9024', varsig: '3401902471', digest: null, key: der('3034020100300b060960864801650304031104228020'), raw: exported('pub') },
  'ML-DSA-65': { codec: '9124', varsig: '3401912471', digest: null, key: der('3034020100300b060960864801650304031204228020'), raw: exported('pub') },
  'ML-DSA-87': { codec: '9224', varsig: '3401922471', digest: null, key: der('3034020100300b060960864801650304031304228020'), raw: exported('pub') },
};

/** A private key in PKCS #8 (RFC 8410, RFC 9881), of which the seed is the end. */
function der(head) {
  return (seed) => createPrivateKey({ key: Buffer.concat([Buffer.from(head, 'hex'), seed]), format: 'der', type: 'pkcs8' });
}

function exported(member) {
  return (key) => Buffer.from(createPublicKey(key).export({ format: 'jwk' })[member], 'base64url');
}

/** A private key of P-256, of which the secret bytes are the scalar. */
function scalar(seed) {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(seed);
  const point = curve.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(base64url);
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d: base64url(seed), x, y }, format: 'jwk' });
}

function compressed(key) {
  const { x, y } = createPublicKey(key).export({ format: 'jwk' });
  const odd = Buffer.from(y, 'base64url').at(-1) & 1;
  return Buffer.concat([Buffer.of(2 + odd), Buffer.from(x, 'base64url')]);
}

/** The identity of 32 secret bytes: its kind, its key, and its name, which is the public half as a `did:key`. */
export function identityOf(seed, alg = 'EdDSA') {
  const kind = KINDS[alg];
  const key = kind.key(seed);
  return { alg, did: `did:key:z${base58(Buffer.concat([Buffer.from(kind.codec, 'hex'), kind.raw(key)]))}`, key };
}

export const newIdentity = (alg = 'EdDSA') => identityOf(randomBytes(32), alg);

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n; // of P-256

/** The signature of some bytes; of P-256 `r` and `s`, with the lower of the two `s`. */
export function signatureOf(identity, bytes) {
  const made = sign(KINDS[identity.alg].digest, bytes, { key: identity.key, dsaEncoding: 'ieee-p1363' });
  if (identity.alg !== 'ES256') return made;
  const s = BigInt(`0x${made.toString('hex', 32)}`);
  const low = (s > ORDER / 2n ? ORDER - s : s).toString(16).padStart(64, '0');
  return Buffer.concat([made.subarray(0, 32), Buffer.from(low, 'hex')]);
}

/** Whether a signature of some bytes is one of the identity. */
export function isSignature(identity, bytes, made) {
  const key = { key: createPublicKey(identity.key), dsaEncoding: 'ieee-p1363' };
  return verify(KINDS[identity.alg].digest, bytes, key, made);
}

// --- grant ---------------------------------------------------------------------------------------------------------

const DELEGATION = 'ucan/dlg@1.0.0';

/** What is signed of a delegation: lets `audience` do what the scope covers with what is the issuer's own. */
export function claims(issuer, { audience, scope, expires, nonce = randomBytes(16) }) {
  const payload = {
    iss: issuer.did,
    aud: audience,
    sub: issuer.did,
    cmd: `/${scope.replaceAll('.', '/')}`,
    pol: [],
    nonce,
    exp: expires,
  };
  return { h: Buffer.from(KINDS[issuer.alg].varsig, 'hex'), [DELEGATION]: payload };
}

/** The bytes of a delegation. */
export function delegation(issuer, terms) {
  const signed = claims(issuer, terms);
  return dagCbor([signatureOf(issuer, dagCbor(signed)), signed]);
}

/** The value of `x-qonsent`: the delegations of one chain. */
export function container(tokens) {
  return `C${base64url(dagCbor({ 'ctn-v1': [...tokens].sort(Buffer.compare) }))}`;
}

// --- signed request ------------------------------------------------------------------------------------------------

const COVERED = ['x-squid-id', 'x-subid', 'x-daoid', 'x-qonsent', 'x-ts', 'x-api-version', 'idempotency-key'];

/** The text that is signed for a request. For a tool, `method` is `tools/call` and `body` its canonical arguments. */
export function signedText(identity, { method, target, headers, body }, ts, nonce) {
  const covered = Object.fromEntries(COVERED.filter((name) => name in headers).map((name) => [name, headers[name]]));
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const payload = { method, target, digest, headers: covered };
  return canonical({ v: 'anarq-request-1', payload, alg: identity.alg, pub: identity.did, ts, nonce: base64url(nonce) });
}

/** The value of `x-sig`. */
export function signature(identity, request, ts = Date.now() / 1000, nonce = randomBytes(16)) {
  const sig = base64url(signatureOf(identity, Buffer.from(signedText(identity, request, ts, nonce))));
  return base64url(canonical({ alg: identity.alg, pub: identity.did, sig, ts, nonce: base64url(nonce) }));
}

/**
 * Calls an operation, and gives what its answer holds.
 *
 * @param identity whose call it is
 * @param method in capitals
 * @param address the whole URL
 * @param options.body JSON text; numbers are sent with the digits that they have in it
 * @param options.grant the value of `x-qonsent`; nothing for public operations
 * @param options.key names a write, so that a repeat is known for one
 * @throws Error with the code and message of a refusal
 */
export async function call(identity, method, address, { body = '', grant, key = randomUUID() } = {}) {
  const url = new URL(address);
  const headers = {
    'x-squid-id': identity.did,
    'x-ts': new Date().toISOString(),
    'x-api-version': 'v1.0',
    'idempotency-key': key,
  };
  if (grant !== undefined) headers['x-qonsent'] = grant;
  if (body !== '') headers['content-type'] = 'application/json';
  headers['x-sig'] = signature(identity, { method, target: url.pathname + url.search, headers, body });
  const response = await fetch(url, { method, headers, body: body === '' ? undefined : body, redirect: 'manual' });
  const answer = JSON.parse(await response.text());
  if (!response.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.data;
}
