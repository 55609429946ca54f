"""For all tests: the languages there are; how hypothesis looks for what nobody thought of."""

import pytest
from hypothesis import HealthCheck, settings

from tests.conversation import languages

settings.register_profile("house", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(params=languages())
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)
