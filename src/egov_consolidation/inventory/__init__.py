"""What exists: systems, rooms, lines, networks, facilities, entries, projects, money, units, papers, shared data.

Every datum but an id may be missing: `None` is not known, and differs from known to be none.
"""

from egov_consolidation.inventory._budget import BudgetLine, BudgetPurpose, FundsKind
from egov_consolidation.inventory._columns import Columns, Encoded
from egov_consolidation.inventory._correction import Correction
from egov_consolidation.inventory._dispute import Dispute
from egov_consolidation.inventory._entry import BasisLevel, CatalogueEntry, ResourceClass, SharingType
from egov_consolidation.inventory._facility import Facility, FacilityKind, ProvisionMode
from egov_consolidation.inventory._field import NOT_YET, NOTHING, Choice, FieldAbout, ValueKind, fields_of, known
from egov_consolidation.inventory._indicator import Indicator
from egov_consolidation.inventory._inventory import Inventory, Reference
from egov_consolidation.inventory._kinds import KINDS, AnyRecord, collection_of, title_of, unit_of
from egov_consolidation.inventory._line import LeasedLine
from egov_consolidation.inventory._money import MOST_FEN, Money
from egov_consolidation.inventory._network import PrivateNetwork
from egov_consolidation.inventory._plain import Plain, plain
from egov_consolidation.inventory._project import Project, ProjectKind, ProjectState
from egov_consolidation.inventory._purchase import Purchase
from egov_consolidation.inventory._record import InventoryRecord
from egov_consolidation.inventory._request import Request
from egov_consolidation.inventory._room import MachineRoom, RoomContent
from egov_consolidation.inventory._said import (
    CALENDAR,
    said_datum,
    said_record,
    said_subject,
    said_target,
    said_value,
    subject_meant,
    subject_of,
)
from egov_consolidation.inventory._shared_service import SharedService
from egov_consolidation.inventory._sharing_list import SharingListItem
from egov_consolidation.inventory._slip import Slip, SlipLevel
from egov_consolidation.inventory._submission import AttachmentKind, Submission, SubmissionKind
from egov_consolidation.inventory._system import (
    Disposition,
    InformationSystem,
    LifecycleState,
    NetworkKind,
    OwnerLevel,
)
from egov_consolidation.inventory._unit_facts import PersonRank, Tier, UnitFacts, UnitKind
from egov_consolidation.inventory._use_record import UseRecord
from egov_consolidation.inventory._value import ID_WANTED, MOST_NUMBER, NO_IDS, is_id

__all__ = [
    "CALENDAR",
    "ID_WANTED",
    "KINDS",
    "MOST_FEN",
    "MOST_NUMBER",
    "NOTHING",
    "NOT_YET",
    "NO_IDS",
    "AnyRecord",
    "AttachmentKind",
    "BasisLevel",
    "BudgetLine",
    "BudgetPurpose",
    "CatalogueEntry",
    "Choice",
    "Columns",
    "Correction",
    "Disposition",
    "Dispute",
    "Encoded",
    "Facility",
    "FacilityKind",
    "FieldAbout",
    "FundsKind",
    "Indicator",
    "InformationSystem",
    "Inventory",
    "InventoryRecord",
    "LeasedLine",
    "LifecycleState",
    "MachineRoom",
    "Money",
    "NetworkKind",
    "OwnerLevel",
    "PersonRank",
    "Plain",
    "PrivateNetwork",
    "Project",
    "ProjectKind",
    "ProjectState",
    "ProvisionMode",
    "Purchase",
    "Reference",
    "Request",
    "ResourceClass",
    "RoomContent",
    "SharedService",
    "SharingListItem",
    "SharingType",
    "Slip",
    "SlipLevel",
    "Submission",
    "SubmissionKind",
    "Tier",
    "UnitFacts",
    "UnitKind",
    "UseRecord",
    "ValueKind",
    "collection_of",
    "fields_of",
    "is_id",
    "known",
    "plain",
    "said_datum",
    "said_record",
    "said_subject",
    "said_target",
    "said_value",
    "subject_meant",
    "subject_of",
    "title_of",
    "unit_of",
]
