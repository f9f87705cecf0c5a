"""What Qwallet does for each operation: read, decide, answer. The decisions are in `services/`."""

from dataclasses import dataclass
from typing import Literal

from anarq.ports.store import Listing
from anarq.reference.qwallet._gen.models import (
    BalancePage,
    LedgerEntryPage,
    Payment,
    PaymentIntent,
    PaymentIntentPage,
    PaymentIntentRequest,
    Quote,
    QuoteRequest,
    SigningRequest,
    Transaction,
    TransactionPage,
)
from anarq.reference.qwallet._gen.peers import Peers
from anarq.reference.qwallet.services import (
    fee_calculator,
    ledger,
    multichain_adapter,
    open_intents,
    payer,
    payment_intent_manager,
    transaction_signer,
    transactions,
)
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.reference.qwallet.services.open_intents import OpenIntent
from anarq.runtime.call import Call, Decision


@dataclass(frozen=True)
class QwalletHandlers:
    """The operations that Qwallet provides. Satisfies the generated `Handlers`, which the type checker holds.

    Attributes:
        ledger: holds who has how much.
    """

    ledger: Ledger

    async def create_intent(self, call: Call[Peers], body: PaymentIntentRequest) -> Decision[PaymentIntent]:
        """POST /intents."""
        return payment_intent_manager.decide_creation(call, body, await payer.payer_of(call))

    async def get_intent(self, call: Call, *, intent_id: str) -> Decision[PaymentIntent]:
        """GET /intents/{intentId}."""
        record = await call.owned(payment_intent_manager.KIND, intent_id)
        return Decision(payment_intent_manager.intent_of(record), message="Intent")

    async def list_intents(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["PENDING", "SIGNED", "SETTLED", "FAILED"] | None = None,
        currency: str | None = None,
        created_after: str | None = None,
    ) -> Decision[PaymentIntentPage]:
        """GET /intents."""
        listing = await _own(call, payment_intent_manager.KIND, limit, cursor, status=status, currency=currency)
        return Decision(payment_intent_manager.intents_of(listing, created_after), message="Intents")

    async def sign_intent(self, call: Call[Peers], body: SigningRequest, *, intent_id: str) -> Decision[Transaction]:
        """POST /intents/{intentId}/signature."""
        opened = await OpenIntent.read(call, intent_id)
        price = transaction_signer.approved(call, opened, body)
        await payer.require_recipient(call, opened.intent["recipient"])
        return await transaction_signer.sign(call, opened, body, price, self.ledger)

    async def pay_intent(self, call: Call[Peers], *, intent_id: str) -> Decision[Payment]:
        """POST /intents/{intentId}/payment."""
        opened = await OpenIntent.read(call, intent_id)
        await payer.require_recipient(call, opened.intent["recipient"])  # who was active when it was signed may not be
        return await multichain_adapter.pay(call, opened, self.ledger)

    async def cancel_intent(self, call: Call, *, intent_id: str) -> Decision[PaymentIntent]:
        """POST /intents/{intentId}/cancellation."""
        return await open_intents.cancel(call, await OpenIntent.read(call, intent_id), self.ledger)

    async def run_expire_intents(self, call: Call) -> Decision[None]:
        """Job `expireIntents`."""
        return await open_intents.expire(call, self.ledger)

    async def quote_payment(self, call: Call, body: QuoteRequest) -> Decision[Quote]:
        """POST /quotes."""
        return fee_calculator.quote(call, body)

    async def list_transactions(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["SIGNED", "SETTLED", "FAILED"] | None = None,
        currency: str | None = None,
        created_after: str | None = None,
    ) -> Decision[TransactionPage]:
        """GET /transactions."""
        listing = await _own(call, transactions.KIND, limit, cursor, status=status, currency=currency)
        return Decision(transactions.transactions_of(listing, created_after), message="Transactions")

    async def get_transaction(self, call: Call, *, transaction_id: str) -> Decision[Transaction]:
        """GET /transactions/{transactionId}."""
        record = await call.owned(transactions.KIND, transaction_id)
        return Decision(transactions.transaction_of(record), message="Transaction")

    async def list_balances(self, call: Call, *, limit: int = 50, cursor: str | None = None) -> Decision[BalancePage]:
        """GET /wallet/balances."""
        return Decision(ledger.balances_of(await _own(call, ledger.ACCOUNT, limit, cursor)), message="Balances")

    async def list_entries(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        currency: str | None = None,
        account: Literal["AVAILABLE", "RESERVED", "FEES"] | None = None,
    ) -> Decision[LedgerEntryPage]:
        """GET /wallet/entries."""
        listing = await _own(call, ledger.ENTRY, limit, cursor, currency=currency, account=account)
        return Decision(ledger.entries_of(listing), message="Entries")


async def _own(call: Call, kind: str, limit: int, cursor: str | None, **wanted: str | None) -> Listing:
    """What belongs to whom the call is about, by the keys that are given."""
    where = {key: value for key, value in wanted.items() if value is not None}
    return await call.records.list(kind, owner=call.owner, where=where, limit=limit, cursor=cursor)
