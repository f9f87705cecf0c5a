// Holds this client to the test vectors that it shares with the services.
//
//   node vectors.mjs ../../docs/reference/vectors.json
//
// Prints what is the same, and ends with 1 where anything is not.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as anarq from './anarq.mjs';

const { canonical, claims, container, dagCbor, delegation, identityOf, isSignature, signature, signatureOf, signedText } = anarq;
const { identity, grant, request, tool_call: tool, kinds } = JSON.parse(await readFile(process.argv[2], 'utf8'));
const hex = (text) => Buffer.from(text, 'hex');
const ada = identityOf(hex(identity.seed_hex));
const terms = { audience: grant.audience, scope: grant.scope, expires: grant.expires, nonce: hex(grant.nonce_hex) };
const token = delegation(ada, terms);
const arguments_ = canonical(tool.arguments);
const called = { method: 'tools/call', target: tool.tool, headers: tool.headers, body: arguments_ };

const made = {
  'the DID of an identity': [ada.did, identity.did],
  'the bytes of a delegation': [token.toString('hex'), grant.token_hex],
  'the value of x-qonsent': [container([token]), grant['x-qonsent']],
  'the text that is signed for a request': [
    signedText(ada, request, request.ts, hex(request.nonce_hex)),
    request.signed_text,
  ],
  'the value of x-sig': [signature(ada, request, request.ts, hex(request.nonce_hex)), request['x-sig']],
  'the arguments of a tool as they are signed': [arguments_, tool.signed_arguments],
  'the value of x-sig for a tool': [signature(ada, called, tool.ts, hex(tool.nonce_hex)), tool['x-sig']],
};

/** Signatures of these kinds may differ from time to time: here it is compared what is signed, and whether both hold. */
function compare({ alg, seed_hex: seed, did, signed_sha256_hex: digest, signature_hex: theirs }) {
  const who = identityOf(hex(seed), alg);
  const signed = dagCbor(claims(who, terms));
  const holds = [hex(theirs), signatureOf(who, signed)].map((each) => isSignature(who, signed, each));
  made[`the DID of an identity of ${alg}`] = [who.did, did];
  made[`what is signed of a delegation of ${alg}`] = [createHash('sha256').update(signed).digest('hex'), digest];
  made[`that signatures of ${alg} hold, theirs and ours`] = [`${holds}`, 'true,true'];
}

const missing = [];
for (const kind of kinds) {
  try {
    compare(kind);
  } catch (error) {
    if (!kind.alg.startsWith('ML-DSA') || !/^ERR_OSSL/.test(error.code)) throw error;
    missing.push(kind.alg);
  }
}
for (const [what, [ours, theirs]] of Object.entries(made)) {
  if (ours === theirs) {
    console.log(`the same: ${what}`);
  } else {
    console.error(`not the same: ${what}\n  here   ${ours}\n  there  ${theirs}`);
    process.exitCode = 1;
  }
}
for (const alg of missing) console.log(`not compared: ${alg}, which this Node does not have`);
