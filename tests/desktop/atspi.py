#!/usr/bin/env python3
"""Tells what a program says about its window to assistive technology.

atspi.py PID          prints the tree of the program once, for people
atspi.py serve        answers every line "PID" on stdin with the tree as one line of JSON: a list of
                      {depth, role, name, text, x, y, w, h, states}; null while the program has no tree
atspi.py hear PID     prints what a screen reader would say, a line as it comes: where the focus goes, and what the
                      program has announced

It speaks AT-SPI over D-Bus itself, because the usual library asks for one thing at a time: a whole window of a debug
build takes it seconds. Here all questions about one depth of the tree are under way at once.
"""
import json
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

PREFIX = "org.a11y.atspi."
TIMEOUT_MS = 10_000
EDITABLE = {"entry", "text", "password text"}
# Roles by their number in the AT-SPI protocol; what is not here is called by its number.
ROLES = {7: "check box", 10: "column header", 11: "combo box", 16: "dialog", 23: "frame", 27: "image", 29: "label",
         31: "list", 32: "list item", 33: "menu", 35: "menu item", 37: "page tab", 39: "panel", 40: "password text",
         42: "progress bar", 43: "push button", 44: "radio button", 48: "scroll bar", 49: "scroll pane", 50: "separator",
         51: "slider", 52: "spin button", 56: "table cell", 61: "text", 62: "toggle button", 69: "window", 75: "application",
         79: "entry", 83: "heading", 88: "link", 90: "table row"}
# The states a test may ask for, by their number in the AT-SPI protocol.
STATES = {1: "active", 4: "checked", 5: "collapsed", 7: "editable", 8: "enabled", 9: "expandable", 10: "expanded",
          11: "focusable", 12: "focused", 16: "modal", 20: "pressed", 22: "selectable", 23: "selected", 24: "sensitive",
          25: "showing", 30: "visible", 41: "checkable"}


class Bus:
    """The accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        answer = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                   Gio.DBusCallFlags.NONE, TIMEOUT_MS)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(answer.unpack()[0], flags, None, None)
        self.loop = GLib.MainLoop()

    def ask_all(self, questions):
        """Asks everything at once; the answers come in the same order, None where there is none."""
        answers = [None] * len(questions)
        left = len(questions)

        def came(connection, result, index):
            nonlocal left
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                # A program may take a part of its window away while it is being read.
                pass
            left -= 1
            if left == 0:
                self.loop.quit()

        for index, (name, path, interface, method, arguments) in enumerate(questions):
            self.connection.call(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, TIMEOUT_MS,
                                 None, came, index)
        if questions:
            self.loop.run()
        return answers

    def program(self, pid):
        """The root of a program's tree."""
        root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", PREFIX + "Accessible", "GetChildren", None)
        programs = (self.ask_all([root])[0] or [[]])[0]
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID")
        pids = self.ask_all([(*bus, GLib.Variant("(s)", (name,))) for name, _path in programs])
        return next((place for place, answer in zip(programs, pids) if answer and answer[0] == pid), None)

    def tree(self, pid):
        root = self.program(pid)
        if root is None:
            return None
        rows = {}
        level = [(root, ())]
        # A row's key is its way down from the root, so sorting the keys gives the order of the tree.
        while level:
            level = self.read_level(level, rows)
        return [rows[key] for key in sorted(rows)]

    def read_level(self, level, rows):
        questions = []
        for (name, path), _key in level:
            of_name = GLib.Variant("(ss)", (PREFIX + "Accessible", "Name"))
            questions += [
                (name, path, PREFIX + "Accessible", "GetRole", None),
                (name, path, "org.freedesktop.DBus.Properties", "Get", of_name),
                (name, path, PREFIX + "Accessible", "GetState", None),
                (name, path, PREFIX + "Component", "GetExtents", GLib.Variant("(u)", (0,))),
                (name, path, PREFIX + "Accessible", "GetChildren", None),
            ]
        answers = self.ask_all(questions)
        below, edited = [], []
        for index, (place, key) in enumerate(level):
            role, name, states, box, children = answers[index * 5:index * 5 + 5]
            if role is None:
                continue
            role = ROLES.get(role[0], f"role {role[0]}")
            x, y, w, h = box[0] if box else (0, 0, 0, 0)
            bits = states[0][0] | states[0][1] << 32 if states else 0
            known = [word for bit, word in STATES.items() if bits >> bit & 1]
            rows[key] = {"depth": len(key), "role": role, "name": name[0] if name else "", "text": "",
                         "x": x, "y": y, "w": w, "h": h, "states": known}
            if role in EDITABLE:
                edited.append((place, key))
            below += [(child, (*key, at)) for at, child in enumerate(children[0] if children else [])]
        range_of_all = GLib.Variant("(ii)", (0, -1))
        texts = self.ask_all([(name, path, PREFIX + "Text", "GetText", range_of_all) for (name, path), _key in edited])
        for (_place, key), text in zip(edited, texts):
            rows[key]["text"] = text[0] if text else ""
        return below


class Ears:
    """Says what a screen reader would say of a program."""

    def __init__(self, bus, pid):
        self.bus, self.dialog, self.last = bus, None, None
        self.program, _path = bus.program(pid)
        # Interface, member, and the first argument, which is the state that has changed.
        for member, detail, hear in (("Announcement", None, self.announced), ("StateChanged", "focused", self.focused)):
            bus.connection.signal_subscribe(self.program, PREFIX + "Event.Object", member, None, detail,
                                            Gio.DBusSignalFlags.NONE, hear)

    def ask(self, path, interface, method, arguments, answer):
        """Asks the program without waiting: its next events go on coming in."""
        def came(connection, result):
            try:
                answer(connection.call_finish(result).unpack())
            except GLib.Error:
                answer(None)
        self.bus.connection.call(self.program, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                 TIMEOUT_MS, None, came)

    def ask_property(self, path, name, answer):
        of_name = GLib.Variant("(ss)", (PREFIX + "Accessible", name))
        self.ask(path, "org.freedesktop.DBus.Properties", "Get", of_name, lambda got: answer(got and got[0]))

    def announced(self, _bus, _sender, _path, _interface, _member, body):
        _kind, politeness, _detail, words, _more = body.unpack()
        self.say(("says at once: " if politeness == 2 else "says: ") + str(words))

    def focused(self, _bus, _sender, path, _interface, _member, body):
        _kind, is_on, *_more = body.unpack()
        if is_on:
            self.ask(path, PREFIX + "Accessible", "GetRole", None, lambda role: self.named(path, role))

    def named(self, path, role):
        if role is None or role[0] == 23:
            return
        word = ROLES.get(role[0], f"role {role[0]}")
        self.ask_property(path, "Name", lambda name: self.climb(path, lambda: self.say(f"focus: {word} {name}")))

    def climb(self, path, then):
        """Says the dialog that the focus has come into, before what has it there."""
        def parent(place):
            above = place[1] if place else ""
            if not above.endswith("/root") and above.count("/") > 4 and place[0]:
                self.ask(above, PREFIX + "Accessible", "GetRole", None, lambda role: is_dialog(above, role))
            else:
                self.dialog = None
                then()

        def is_dialog(above, role):
            if role and role[0] == 16:
                self.ask_property(above, "Name", lambda name: in_dialog(above, name))
            else:
                self.ask_property(above, "Parent", parent)

        def in_dialog(above, name):
            if self.dialog != above:
                self.dialog = above
                self.say(f"dialog: {name}")
            then()

        self.ask_property(path, "Parent", parent)

    def say(self, line):
        print(line.replace("\n", " "), flush=True)


def main():
    if sys.argv[1:2] == ["hear"]:
        bus = Bus()
        ears = Ears(bus, int(sys.argv[2]))
        ears.say("listening")
        GLib.MainLoop().run()
    if sys.argv[1:] == ["serve"]:
        bus = Bus()
        for line in sys.stdin:
            print(json.dumps(bus.tree(int(line))), flush=True)
        return 0
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        print(__doc__, file=sys.stderr)
        return 2
    rows = Bus().tree(int(sys.argv[1]))
    for row in rows or []:
        place = f"{row['x']},{row['y']} {row['w']}x{row['h']}"
        text = f" = {row['text']!r}" if row["text"] else ""
        print(f"{'  ' * row['depth']}{row['role']} {row['name']!r}{text}  {place}  {' '.join(row['states'])}")
    return 0 if rows else 1


sys.exit(main())
