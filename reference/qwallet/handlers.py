"""What Qwallet does for each operation: read, decide, answer. The decisions are in `services/`."""

from typing import Literal

from anarq.clients._gen.squid import models as squid_models
from anarq.ports.store import Listing
from anarq.reference.qwallet._gen.models import (
    BalancePage,
    Estimate,
    LedgerEntryPage,
    NetworkPage,
    Payment,
    PaymentIntent,
    PaymentIntentPage,
    PaymentIntentRequest,
    Quote,
    QuoteRequest,
    SigningRequest,
    Transaction,
    TransactionPage,
    Wallet,
    WalletConfigurationRequest,
    WalletLimits,
)
from anarq.reference.qwallet._gen.peers import Peers
from anarq.reference.qwallet._gen.spec import MODULE
from anarq.reference.qwallet.services import (
    fee_calculator,
    ledger,
    limits,
    multichain_adapter,
    open_intents,
    payer,
    payment_intent_manager,
    transaction_signer,
    transactions,
    wallets,
)
from anarq.reference.qwallet.services.fee_calculator import TARIFFS, Tariff
from anarq.reference.qwallet.services.ledger import Ledger
from anarq.reference.qwallet.services.limits import Limit
from anarq.reference.qwallet.services.open_intents import OpenIntent
from anarq.runtime.call import Call, Decision
from anarq.runtime.rights import DataRights


class QwalletHandlers(DataRights):
    """The operations that Qwallet provides. Satisfies the generated `Handlers`, which the type checker holds."""

    def __init__(self, ledger: Ledger, tariffs: tuple[Tariff, ...] = TARIFFS) -> None:
        """What is decided by.

        Args:
            ledger: holds who has how much.
            tariffs: of the networks.
        """
        super().__init__(MODULE)
        self.ledger = ledger
        self.tariffs = tariffs

    async def create_intent(self, call: Call[Peers], body: PaymentIntentRequest) -> Decision[PaymentIntent]:
        """POST /intents."""
        return payment_intent_manager.decide_creation(
            call, body, await payer.payer_of(call), await _quote(call, body.get("quoteId"))
        )

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
        quote = await _quote(call, opened.intent.get("quoteId"))
        price = transaction_signer.approved(call, opened, body, quote)
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

    async def estimate_payment(self, call: Call, body: QuoteRequest) -> Decision[Estimate]:
        """POST /estimates."""
        return fee_calculator.estimate(body, self.tariffs)

    async def quote_payment(self, call: Call, body: QuoteRequest) -> Decision[Quote]:
        """POST /quotes."""
        return fee_calculator.quote(call, body, self.tariffs)

    async def get_quote(self, call: Call, *, quote_id: str) -> Decision[Quote]:
        """GET /quotes/{quoteId}."""
        record = await call.owned(fee_calculator.QUOTE, quote_id)
        return Decision(fee_calculator.quote_of(record), message="Quote")

    async def list_networks(self, call: Call, *, limit: int = 50, cursor: str | None = None) -> Decision[NetworkPage]:
        """GET /networks."""
        return Decision(multichain_adapter.networks(limit, cursor), message="Networks")

    async def get_wallet(self, call: Call) -> Decision[Wallet]:
        """GET /wallet."""
        return Decision(await wallets.read(call), message="Wallet")

    async def configure_wallet(self, call: Call, body: WalletConfigurationRequest) -> Decision[Wallet]:
        """PUT /wallet."""
        return await wallets.configure(call, body)

    async def get_limits(self, call: Call, *, currency: str) -> Decision[WalletLimits]:
        """GET /wallet/limits."""
        return Decision((await Limit.now(call, str(call.owner), currency)).as_json(), message="Limits")

    async def on_squid_reputation_updated(self, call: Call, data: squid_models.ReputationUpdated) -> Decision[None]:
        """Keeps the standing of an identity."""
        return await limits.learn(call, data)

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


async def _quote(call: Call, quote_id: str | None) -> Quote | None:
    """The quote that an intent names.

    Raises:
        Refused: NOT_FOUND, there is none, or it is another's.
    """
    return None if quote_id is None else fee_calculator.quote_of(await call.owned(fee_calculator.QUOTE, quote_id))


async def _own(call: Call, kind: str, limit: int, cursor: str | None, **wanted: str | None) -> Listing:
    """What belongs to whom the call is about, by the keys that are given."""
    where = {key: value for key, value in wanted.items() if value is not None}
    return await call.records.list(kind, owner=call.owner, where=where, limit=limit, cursor=cursor)
