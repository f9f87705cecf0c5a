"""What Qwallet does for each operation: read, decide, answer. The decisions are in `services/`."""

from typing import Literal

from anarq.reference.qwallet._gen.models import (
    PaymentIntent,
    PaymentIntentPage,
    PaymentIntentRequest,
    Quote,
    QuoteRequest,
)
from anarq.reference.qwallet._gen.peers import Peers
from anarq.reference.qwallet.services import fee_calculator, payer, payment_intent_manager
from anarq.runtime.call import Call, Decision


class QwalletHandlers:
    """The operations that Qwallet provides. Satisfies the generated `Handlers`, which the type checker holds."""

    async def create_intent(self, call: Call[Peers], body: PaymentIntentRequest) -> Decision[PaymentIntent]:
        """POST /intents."""
        return payment_intent_manager.decide_creation(call, body, await payer.payer_of(call))

    async def get_intent(self, call: Call, *, intent_id: str) -> Decision[PaymentIntent]:
        """GET /intents/{intentId}."""
        record = await call.records.get(payment_intent_manager.KIND, intent_id)
        return Decision(payment_intent_manager.intent_of(record, call, intent_id), message="Intent")

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
        wanted = {"status": status, "currency": currency}
        listing = await call.records.list(
            payment_intent_manager.KIND,
            owner=call.owner,
            where={key: value for key, value in wanted.items() if value is not None},
            limit=limit,
            cursor=cursor,
        )
        return Decision(payment_intent_manager.page_of(listing, created_after), message="Intents")

    async def quote_payment(self, call: Call, body: QuoteRequest) -> Decision[Quote]:
        """POST /quotes."""
        return fee_calculator.quote(call, body)
