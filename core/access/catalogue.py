"""The catalogue of permissions as it ships in `catalogue.json`: 5 blocks, 34 permissions, a platform for each kind. Pure.

It is checked when it is read: what is required exists, stands in the same block, begins with the block's own
`<block>.access` and is closed under requiring, so that a permission's whole chain can be read off its own line.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources

from pydantic import BaseModel, ConfigDict, model_validator


class Platform(StrEnum):
    """Where a permission is used; it follows the kind of the application through which it is (I-24)."""

    WEB = "web"
    MOBILE = "mobile"
    API = "api"


class ScopeKind(StrEnum):
    STAFF = "staff"  # I-26
    HISTORY = "history"  # I-27


class Shipped(BaseModel):
    """What ships as data: an id, and a name in each language."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    ru: str
    en: str
    kk: str

    def name(self, language: str) -> str:
        return {"ru": self.ru, "kk": self.kk}.get(language, self.en)


class Kind(Shipped):
    platform: Platform | None


class Block(Shipped):
    platforms: tuple[Platform, ...]
    base_view: str  # what the block alone shows (Y-19, Y-24)

    @property
    def access(self) -> str:
        """The permission that opens the block."""
        return f"{self.id}.access"


class Reveals(BaseModel):
    """The one place in which a contact right unmasks these fields (I-28)."""

    model_config = ConfigDict(frozen=True)

    place: str
    fields: tuple[str, ...]


class Permission(Shipped):
    block: str
    requires: tuple[str, ...]
    scopes: tuple[ScopeKind, ...]
    reveals: Reveals | None = None
    requirement: str


class Catalogue(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    application_kinds: tuple[Kind, ...]
    blocks: tuple[Block, ...]
    permissions: tuple[Permission, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> "Catalogue":
        by_id, blocks = self.by_id, self.block_by_id
        if len(by_id) != len(self.permissions) or len(blocks) != len(self.blocks):
            raise ValueError("an id is given twice")
        for permission in self.permissions:
            required = [by_id[each] for each in permission.requires]
            opening = blocks[permission.block].access
            if permission.id != opening and permission.requires[:1] != (opening,):
                raise ValueError(f"{permission.id} does not require {opening}")
            if any(each.block != permission.block for each in required):
                raise ValueError(f"{permission.id} requires something of another block")
            if any(set(each.requires) - set(permission.requires) for each in required):
                raise ValueError(f"{permission.id} does not name everything it requires")
        return self

    @cached_property
    def by_id(self) -> Mapping[str, Permission]:
        return {permission.id: permission for permission in self.permissions}

    @cached_property
    def block_by_id(self) -> Mapping[str, Block]:
        return {block.id: block for block in self.blocks}

    @cached_property
    def platform_of_kind(self) -> Mapping[str, Platform | None]:
        return {kind.id: kind.platform for kind in self.application_kinds}

    @cached_property
    def contact_rights(self) -> tuple[Permission, ...]:
        """The ten of Y-29."""
        return tuple(permission for permission in self.permissions if permission.reveals)

    @cached_property
    def contact_rights_of(self) -> Mapping[str, tuple[Permission, ...]]:
        """The same, by block."""
        return {
            block.id: tuple(each for each in self.contact_rights if each.block == block.id)
            for block in self.blocks
        }

    def in_block(self, block_id: str) -> tuple[Permission, ...]:
        return tuple(permission for permission in self.permissions if permission.block == block_id)

    def requiring(self, permission_id: str) -> tuple[Permission, ...]:
        """What becomes ineffective when this one is taken (I-25)."""
        return tuple(permission for permission in self.permissions if permission_id in permission.requires)

    def with_required(self, permission_ids: Iterable[str]) -> frozenset[str]:
        """These and everything they need to be effective (I-25)."""
        ids = frozenset(permission_ids)
        return ids.union(*(self.by_id[each].requires for each in ids))


@cache
def catalogue() -> Catalogue:
    text = resources.files("core.access").joinpath("catalogue.json").read_text(encoding="utf-8")
    return Catalogue.model_validate_json(text)
