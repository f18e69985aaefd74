"""When work can be done: estimates of how long tasks take."""

from egov_consolidation.schedule._estimates import Estimate, Estimates

__all__ = ["Estimate", "Estimates"]
