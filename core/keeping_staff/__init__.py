"""The staff list of a tenant, with or without access of their own, and who keeps it (Y-01, Y-02, Y-07)."""

from core.keeping_staff.keeping import Added, KeepingStaff
from core.keeping_staff.viewing import Candidate, Candidates, StaffCard, StaffPage

__all__ = ["Added", "Candidate", "Candidates", "KeepingStaff", "StaffCard", "StaffPage"]
