"""`make preview`: writes build/preview/<locale>.html."""

from pathlib import Path

import click

from content.load import load
from simulator.preview.page import page


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("build/preview"))
def main(folder: Path) -> None:
    """Write one page for each language to FOLDER."""
    content = load()
    folder.mkdir(parents=True, exist_ok=True)
    for locale in content.locales:
        path = folder / f"{locale}.html"
        path.write_text(page(content, locale), "utf-8")
        click.echo(f"{path}")


main()
