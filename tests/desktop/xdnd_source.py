#!/usr/bin/env python3
"""Drops a file on a window as a file manager would: xdnd_source.py TITLE FILE

A source of the XDND protocol, version 5. It enters the window, moves over its middle until the window says whether it
takes the file, drops, hands the file's address over when asked, and prints "finished" when the window says so.
"""
import select
import sys
import time
from urllib.parse import quote

from Xlib import X, Xatom, display
from Xlib.error import XError
from Xlib.protocol import event

VERSION = 5
PATIENCE = 10.0


class Source:
    def __init__(self, title, file):
        self.display = display.Display()
        self.root = self.display.screen().root
        self.target = self.find(self.root, title)
        if self.target is None:
            sys.exit(f"no window called {title} takes drops")
        self.uri_list = self.atom("text/uri-list")
        self.data = f"file://{quote(file)}\r\n".encode()
        self.window = self.root.create_window(0, 0, 1, 1, 0, self.display.screen().root_depth)
        self.window.set_selection_owner(self.atom("XdndSelection"), X.CurrentTime)
        self.accepts = None
        self.finished = None

    def atom(self, name):
        return self.display.intern_atom(name)

    def find(self, window, title):
        """The window with this title that says it takes drops."""
        try:
            name = window.get_full_property(self.atom("_NET_WM_NAME"), X.AnyPropertyType)
            aware = window.get_full_property(self.atom("XdndAware"), X.AnyPropertyType)
            if aware and name and name.value.decode() == title:
                return window
            children = window.query_tree().children
        except XError:
            return None
        return next(filter(None, (self.find(child, title) for child in children)), None)

    def send(self, kind, *data):
        words = [self.window.id, *data]
        words += [0] * (5 - len(words))
        self.target.send_event(event.ClientMessage(window=self.target, client_type=self.atom(kind), data=(32, words)))
        self.display.flush()

    def listen_until(self, is_done):
        end = time.monotonic() + PATIENCE
        while not is_done():
            if time.monotonic() > end:
                return False
            while self.display.pending_events():
                self.take(self.display.next_event())
            select.select([self.display.fileno()], [], [], 0.02)
        return True

    def take(self, received):
        if received.type == X.SelectionRequest:
            self.hand_over(received)
        elif received.type == X.ClientMessage and received.client_type == self.atom("XdndStatus"):
            self.accepts = bool(received.data[1][1] & 1)
        elif received.type == X.ClientMessage and received.client_type == self.atom("XdndFinished"):
            self.finished = bool(received.data[1][1] & 1)

    def hand_over(self, request):
        place = request.property or request.target
        if request.target == self.uri_list:
            request.requestor.change_property(place, self.uri_list, 8, self.data)
        elif request.target == self.atom("TARGETS"):
            request.requestor.change_property(place, Xatom.ATOM, 32, [self.uri_list])
        else:
            place = X.NONE
        answer = event.SelectionNotify(time=request.time, requestor=request.requestor, selection=request.selection,
                                       target=request.target, property=place)
        request.requestor.send_event(answer)
        self.display.flush()

    def drop(self):
        size = self.target.get_geometry()
        corner = self.root.translate_coords(self.target, 0, 0)
        x, y = corner.x + size.width // 2, corner.y + size.height // 2
        self.send("XdndEnter", VERSION << 24, self.uri_list)
        self.send("XdndPosition", 0, x << 16 | y, X.CurrentTime, self.atom("XdndActionCopy"))
        if not self.listen_until(lambda: self.accepts is not None):
            return "no answer to the position"
        if not self.accepts:
            return "refused"
        self.send("XdndDrop", 0, X.CurrentTime)
        if not self.listen_until(lambda: self.finished is not None):
            return "no answer to the drop"
        return "finished" if self.finished else "not taken"


print(Source(sys.argv[1], sys.argv[2]).drop())
