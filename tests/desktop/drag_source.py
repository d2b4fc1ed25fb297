#!/usr/bin/env python3
"""A window out of which a file is dragged with the mouse: drag_source.py FILE

Prints "ready" when it can be dragged from, "dropped" when a window took the file, "failed" when none did.
"""
import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

state = {"failed": False}


def say(word):
    print(word, flush=True)


def failed(*_of_drag):
    state["failed"] = True
    return False


box = Gtk.EventBox()
box.add(Gtk.Label(label=Path(sys.argv[1]).name))
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda _box, _drag, data, _info, _time: data.set_uris([Path(sys.argv[1]).as_uri()]))
box.connect("drag-failed", failed)
box.connect("drag-end", lambda *_of_drag: say("failed" if state["failed"] else "dropped"))

window = Gtk.Window(title="Files to drag")
window.set_default_size(220, 120)
# Above the app's window, in a corner the app does not need.
window.set_keep_above(True)
window.move(4, 4)
window.add(box)
window.connect("destroy", Gtk.main_quit)
window.connect("map-event", lambda *_of_map: say("ready"))
window.show_all()
Gtk.main()
