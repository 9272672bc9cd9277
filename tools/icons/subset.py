"""Cuts Radzen's icon font down to the icons that its stylesheet names. See README.md."""

import re
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont


def ligatures(font):
    """Icon name -> glyph: the font spells an icon's name and a ligature replaces it."""
    spelling = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, rest in getattr(table, "ligatures", {}).items():
                for ligature in rest:
                    letters = [spelling.get(glyph) for glyph in [first, *ligature.Component]]
                    if None not in letters:
                        found["".join(letters)] = ligature.LigGlyph
    return found


def main(assets, target):
    stylesheet = (assets / "css" / "standard-base.css").read_text(encoding="utf-8-sig")
    icons = sorted(set(re.findall(r'content:"([a-z_0-9]+)"', stylesheet)))
    font = TTFont(assets / "fonts" / "MaterialSymbolsOutlined.woff2")
    known = ligatures(font)
    missing = [icon for icon in icons if icon not in known]
    if missing:
        sys.exit(f"The font has no icon named {', '.join(missing)}.")

    font = instantiateVariableFont(font, {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes})
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["liga", "rlig"]
    options.layout_closure = False
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=[known[icon] for icon in icons], text="".join(icons))
    subsetter.subset(font)

    left = set(ligatures(font))
    lost = [icon for icon in icons if icon not in left]
    if lost:
        sys.exit(f"Lost on the way: {', '.join(lost)}.")
    font.flavor = "woff2"
    font.save(target)
    print(f"{len(icons)} icons, {target.stat().st_size:,} bytes: {' '.join(icons)}")


main(Path(sys.argv[1]), Path(sys.argv[2]))
