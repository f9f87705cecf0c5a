// Registers a new identity, grants it to itself to prepare payments, and creates a payment intent.
//
//   anarq up squid qwallet
//   node intent.mjs http://127.0.0.1:8000

import { call, container, delegation, newIdentity } from './anarq.mjs';

const address = process.argv[2] ?? 'http://127.0.0.1:8000';
const ada = newIdentity();

const registered = await call(ada, 'POST', `${address}/squid/identities`, { body: '{"displayName":"Ada"}' });
console.log('registered', registered.squidId);

const expires = Math.floor(Date.now() / 1000) + 3600;
const grant = container([delegation(ada, { audience: ada.did, scope: 'qwallet.intent', expires })]);

const body = '{"amount":25.50,"currency":"EUR","recipient":"shop","purpose":"Invoice 2026-014"}';
const intent = await call(ada, 'POST', `${address}/qwallet/intents`, { body, grant });
console.log('intends to pay', intent.amount, intent.currency);

try {
  await call(ada, 'POST', `${address}/qwallet/intents`, { body });
} catch (refused) {
  console.log('without the grant', refused.message);
}
