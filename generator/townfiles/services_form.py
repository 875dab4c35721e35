"""services.yml: what the town does for its people, in Open311's words."""

from pydantic import Field

from generator.domain.towns import Service
from generator.townfiles.fields import Form, Hashtag, Prose, Slug, Text, Word


class ServiceEntry(Form):
    """One service."""

    service_code: Slug = Field(description="Names the service's page: never change it.", examples=["lighting"])
    service_name: Text = Field(description="What people call it, in the first language.", examples=["Street lighting"])
    description: Prose | None = Field(None, description="A sentence about what it does.")
    department: Text | None = Field(None, description="The department that gives it.")
    words: tuple[Word, ...] | None = Field(None, description="Words in posts that point to it.", examples=[["farola"]])
    marks: tuple[Hashtag, ...] | None = Field(None, description="Hashtags that name it; the # may be left out.")
    names: dict[str, Text] | None = Field(
        None, description="Its name by interface language.", examples=[{"en": "Light"}]
    )

    def service(self) -> Service:
        """The entry with its defaults."""
        return Service(
            service_code=self.service_code,
            service_name=self.service_name,
            description=self.description or "",
            department=self.department or "",
            words=self.words or (),
            marks=self.marks or (),
            names=tuple((self.names or {}).items()),
        )


class ServicesForm(Form):
    """The services of the town, in the order in which the site lists them."""

    services: tuple[ServiceEntry, ...] = Field(
        description="One entry a service.", examples=[[{"service_code": "lighting", "service_name": "Street lighting"}]]
    )
