"""What enters a module without a request, as code."""

import pytest

from anarq.generators.interface import Interfaces
from anarq.generators.inward import commands_of, consumed_of, jobs_of
from anarq.model.errors import AnarqError

INFO = {"title": "Toy", "version": "1.0.0", "description": "Toy."}


@pytest.fixture
def user(make):
    """Makes a module beside `toy`, whose manifest says what is given, and gives its interfaces."""

    def made(**manifest):
        interfaces = Interfaces(make({}, user={"module.yaml": {"name": "user", **manifest}}))
        return interfaces, interfaces.of("user")

    return made


def test_a_consumed_topic_has_the_type_that_its_module_gives_it(lanterns):
    interfaces = Interfaces(lanterns)
    lit, tide, dead = consumed_of(interfaces, interfaces.of("harbour"))
    assert (lit.handler, lit.source, lit.type) == ("on_lantern_lamp_lit", "lantern", "lantern_models.Lamp")
    assert (dead.handler, dead.source, dead.type) == ("on_bus_dead", "*", "lantern_models.DeadData")
    assert (tide.handler, tide.source, tide.type) == ("on_tide_turned", "tide", "JsonObject")


def test_the_handler_of_a_later_version_says_which(user):
    first, second = consumed_of(*user(consumes=[{"topic": "q.far.a.b.v1"}, {"topic": "q.far.a.b.v2"}]))
    assert (first.handler, second.handler) == ("on_far_a_b", "on_far_a_b_v2")


def test_a_topic_that_its_module_does_not_have_is_refused(user):
    with pytest.raises(AnarqError, match=r"`toy` has no topic `q.toy.none.v1`"):
        consumed_of(*user(consumes=[{"topic": "q.toy.none.v1"}]))


def test_one_topic_twice_is_refused(user):
    with pytest.raises(AnarqError, match="two handlers"):
        consumed_of(*user(consumes=[{"topic": "q.far.a.v1"}, {"topic": "q.far.a.v1"}]))


@pytest.mark.parametrize(("every", "seconds"), [("PT1M", 60), ("P1DT2H", 93_600), ("P1M", None), ("PT0S", None)])
def test_a_period_is_the_same_every_time(user, every, seconds):
    (job,) = jobs_of(user(jobs=[{"name": "sweepUp", "every": every}])[1])
    assert (job.handler, job.declared.every, job.declared.at) == ("run_sweep_up", seconds, None)


@pytest.mark.parametrize(("at", "seconds"), [("00:00", 0), ("23:30", 84_600), ("24:00", None), ("9:30", None)])
def test_a_time_of_day_is_in_hours_and_minutes(user, at, seconds):
    (job,) = jobs_of(user(jobs=[{"name": "sweep", "at": at}])[1])
    assert (job.declared.every, job.declared.at) == (None, seconds)


@pytest.fixture
def sender(make):
    """Makes a module that sends a command to `toy`, and gives its interfaces."""

    def made(operation, within="PT1H", **toy):
        command = {"peer": "toy", "operation": operation, "within": within}
        interfaces = Interfaces(make(toy, user={"module.yaml": {"name": "user", "commands": [command]}}))
        return interfaces, interfaces.of("user")

    return made


def test_a_command_has_the_types_of_its_peer(lanterns):
    interfaces = Interfaces(lanterns)
    light, tide = commands_of(interfaces, interfaces.of("harbour"))
    assert (light.function, light.handler, light.answer) == (
        "lantern_light_lamp",
        "after_lantern_light_lamp",
        "LanternLightLampAnswer",
    )
    assert (light.request_type, light.response_type) == ("lantern_models.LampRequest", "lantern_models.Lamp")
    assert (tide.request_type, tide.response_type) == ("JsonObject", "object")


def test_a_command_that_its_peer_does_not_take_is_refused(sender):
    with pytest.raises(AnarqError, match="`toy` has no operation `none`"):
        commands_of(*sender("none"))


def test_an_operation_that_cannot_be_repeated_is_not_a_command(sender):
    paths = {"/toys": {"get": {"operationId": "listToys", "responses": {"200": {"description": "Toys."}}}}}
    with pytest.raises(AnarqError, match="takes no `Idempotency-Key`"):
        commands_of(*sender("listToys", **{"openapi.yaml": {"openapi": "3.1.0", "info": INFO, "paths": paths}}))


@pytest.mark.parametrize("within", ["PT24H", "P2D", "P1M", "PT0S", ""])
def test_a_command_is_tried_for_less_than_its_peer_remembers(sender, within):
    with pytest.raises(AnarqError, match="is tried for"):
        commands_of(*sender("none", within))
