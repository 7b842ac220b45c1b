"""Makes of docs/, which is written for code hosts, the pages of the site.

- index.md is README.md, changelog.md is CHANGELOG.md; GENERATED names the folder of the two references
- a link to a file outside docs/ leads to the repository; the file must exist. A link to a page has its title
- the one script that the theme loads from elsewhere comes with the site
- what code hosts read and Python-Markdown does not: a list or table without a blank line before it, an escaped bar in a
  table's code
"""
import os
import posixpath
import re
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

SITE = Path(__file__).resolve().parent
ROOT = SITE.parent.parent
FENCE = re.compile(r"^ *(```|~~~)")
ITEM = re.compile(r"^ *([-*]|\d+\.) ")
LINK = re.compile(r"(!?\[)((?:[^\]\[]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
BAR = re.compile(r"`([^`]*\\\|[^`]*)`")


def repository():
    found = re.search(r"<repository\.url>(.*?)<", (ROOT / "pom.xml").read_text())
    return found.group(1) + "/blob/main/"


def on_files(files, config):
    generated = Path(os.environ["GENERATED"])
    for name, text in {
        "index.md": (ROOT / "README.md").read_text(),
        "changelog.md": (ROOT / "CHANGELOG.md").read_text(),
        "commands.md": (generated / "commands.md").read_text(),
        "configuration-keys.md": (generated / "configuration-keys.md").read_text(),
        "assets/site.css": (SITE / "site.css").read_text(),
        "assets/iframe-worker.js": (SITE / "iframe-worker.js").read_text(),
    }.items():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown, page, config, files):
    # where the page is in the repository
    source = {"index.md": "README.md", "changelog.md": "CHANGELOG.md"}.get(page.file.src_uri, "docs/" + page.file.src_uri)
    lines, fenced = [], False
    for line in markdown.split("\n"):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            follows = lines and lines[-1].strip()
            if follows and (ITEM.match(line) and not belongs_to_list(lines) or begins_table(line, lines[-1])):
                lines.append("")
            line = LINK.sub(lambda link: rewritten(*link.groups(), source), line)
            if line.startswith("|"):
                line = BAR.sub(lambda code: f"<code>{escaped(code.group(1))}</code>", line)
        lines.append(line)
    return "\n".join(lines)


def on_post_page(output, page, config):
    return own_scripts(output, page.file.url)


def on_post_template(output, template_name, config):
    return own_scripts(output, template_name) if template_name.endswith(".html") else output


def own_scripts(html, url):
    """The theme would load this one from a content network."""
    return html.replace("https://unpkg.com/iframe-worker/shim", "../" * url.count("/") + "assets/iframe-worker.js")


def on_page_content(html, page, config, files):
    """Fails for Markdown that became text."""
    text = re.sub(r"<(pre|code)\b.*?</\1>", "", html, flags=re.S)
    for line in re.sub(r"<[^>]+>", "", text).split("\n"):
        if re.match(r"\s*(\| |[-*] )|.*(\]\(|\*\*|```)", line):
            raise PluginError(f"{page.file.src_uri}: this is no Markdown for the site: {line.strip()[:80]}")
    return html


def begins_table(line, previous):
    return line.startswith("|") and not previous.startswith("|")


def belongs_to_list(lines):
    """Whether the last lines are an item of a list, or the continuation of one."""
    for line in reversed(lines):
        if ITEM.match(line):
            return True
        if not line.startswith(" "):
            return False
    return False


def escaped(code):
    return code.replace("&", "&amp;").replace("<", "&lt;").replace("\\|", "&#124;")


def rewritten(begin, text, link, source):
    """A page that is named by its file is named by its title."""
    if re.fullmatch(r"[a-z-]+\.md", text) and (ROOT / "docs" / text).exists():
        text = (ROOT / "docs" / text).read_text().split("\n", 1)[0].removeprefix("# ")
    return f"{begin}{text}]({target(link, source)})"


def target(link, source):
    if re.match(r"[a-z]+:|#", link):
        return link
    path, _, anchor = link.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    anchor = "#" + anchor if anchor else ""
    if not (ROOT / path).exists():
        if path in ("docs/commands.md", "docs/configuration-keys.md"):
            return link
        raise PluginError(f"{source} links to {link}, which does not exist")
    if path in ("README.md", "CHANGELOG.md"):
        return {"README.md": "index.md", "CHANGELOG.md": "changelog.md"}[path] + anchor
    if path.startswith("docs/") and not path.startswith("docs/samples"):
        return path[len("docs/"):] + anchor
    return repository() + path + anchor
