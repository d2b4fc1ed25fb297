### Jeder Satz, den Docket sagt, auf Deutsch. Die Namen und Argumente sind die von en.ftl; der Bau prüft sie.
###
### Glossar, damit überall dasselbe gleich heißt:
### dispute = Anfechtung · chargeback = Rückbuchung · inquiry = Voranfrage · evidence = Beweise, Beweisdatei
### packet = Beweismappe, Mappe · exhibit = Anlage · redact, redaction = schwärzen, Schwärzung · rebuttal letter = Stellungnahme
### submit = einreichen · accept = akzeptieren · respond by = Antwort bis · due = fällig · deadline = Frist · overdue = überfällig
### target, margin = Ziel, Sicherheitspuffer · outbox = Postausgang · hold = Wartezeit · issuer = Kartenherausgeber
### cardholder = Karteninhaber · card network = Kartennetzwerk · merchant = Händler · processor = Zahlungsabwickler
### statement descriptor = Abrechnungstext · prior undisputed transactions = frühere unbestrittene Transaktionen
### reason code = Grundcode · tag = Tag (Schlüssel, Wert) · assignee = Zuständig · work status = Bearbeitungsstand
### account = Konto · key = Schlüssel · keyring = Schlüsselbund · proof = Nachweis · score = Score, bewerten · sync = Abgleich
### view = Ansicht · hint: man spricht mit „Sie“; Schaltflächen sind Infinitive. Was eine Suche liest, bleibt englisch.

## Window

window-file-dialog-open = Ein Dateidialog ist geöffnet
window-stop-waiting = Nicht mehr warten
window-drop-nowhere = Öffnen Sie zuerst eine Anfechtung und legen Sie die Dateien dann ab
window-drop-into-packet = Ablegen, um sie der Mappe für die Anfechtung über { $amount } hinzuzufügen
window-drop-as-evidence = Ablegen, um sie der Anfechtung über { $amount } als Beweise hinzuzufügen
window-name = Docket
window-opening = WIRD GEÖFFNET…
window-account = Konto { $name }, { $environment }
window-to-light = Zu hell wechseln
window-to-dark = Zu dunkel wechseln
window-synced = Abgeglichen { $when }
window-opening-slowly = Das Konto wird geöffnet … Fragt der Schlüsselbund nach seinem Passwort, geben Sie es in seinem eigenen Fenster ein.
window-starting = Startet
window-no-key = Kein Finix-Schlüssel
window-no-key-hint = Fügen Sie Ihren Finix-Schlüssel in den Einstellungen hinzu
window-not-refreshed-list = Die Liste wurde nicht aktualisiert
window-offline = Offline
window-offline-synced = Offline · { $synced }
window-not-refreshed = Nicht aktualisiert
window-page = Seite { $page }
window-first-load = Ihre Anfechtungen werden zum ersten Mal geladen
window-whole-load = Alle Anfechtungen werden neu geladen
window-loading = Wird geladen
window-loading-disputes = { $count } werden geladen
window-loading-amounts =
    { $count ->
        [one] { $count } Betrag wird geladen
       *[other] { $count } Beträge werden geladen
    }
window-loading-amounts-hint = Die Liste ist geladen. Die Währung jeder Anfechtung kommt aus ihrer Zahlung, daher werden die Beträge einzeln geladen.
window-not-synced = Noch nicht abgeglichen
window-packing = Nichts verlässt diesen Computer, bis Sie die Mappe zu den Beweisen hinzufügen
window-demo-place = Demo · lokal
window-disputes =
    { $count ->
        [one] { $count } Anfechtung
       *[other] { $count } Anfechtungen
    }
window-more-currencies =
    { $count ->
        [one] { $count } weitere Währung
       *[other] { $count } weitere Währungen
    }
window-unpriced = { $found } · { $count } ohne Währung
window-unpriced-yet = bisher { $found } · { $count } werden noch geladen
window-disputed = { $disputes } · { $sums } angefochten
window-not-opened-why = Das Fenster konnte nicht geöffnet werden: { $why }
window-not-opened = Das Fenster konnte nicht geöffnet werden oder ist abgestürzt. Siehe die Meldung oben.
window-no-display = Es gibt keine Anzeige: Weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt. Starten Sie Docket in einer grafischen Sitzung.
window-libraries-missing =
    { $count ->
        [one] { $libraries } fehlt und wird für das Fenster gebraucht; unter Debian: apt install { $packages }
       *[other] { $libraries } fehlen und werden für das Fenster gebraucht; unter Debian: apt install { $packages }
    }
window-files-of-evidence = Beweise (PDF, JPEG, PNG, TIFF)
window-backups = Docket-Sicherungen
window-files-of-packets = Bilder, PDF, Text und E-Mail
window-add-evidence = Beweise hinzufügen
window-all-files = Alle Dateien
window-save-as = Speichern unter
window-save-in = Speichern in
window-path-is-folder = Das ist ein Ordner. Fügen Sie einen Dateinamen an.
window-path-no-folder = Diesen Ordner gibt es nicht
window-path-typed = Dieser Computer hat keinen Dateidialog. Geben Sie ein, wo gespeichert werden soll.
window-path-folder = Ordner
window-path-folder-example = /home/ich/Dokumente
window-path-file = Pfad
window-path-file-example = /home/ich/anfechtungen.csv
window-path-taken = Eine Datei mit diesem Namen gibt es schon. Beim Speichern wird sie ersetzt.
window-path-busy = Der Pfad wird geprüft
window-path-replace = Ersetzen
window-path-save = Speichern
window-path-not-whole = Geben Sie den vollständigen Pfad ab dem obersten Ordner ein


## Pages and commands

page-today = Heute
page-disputes = Anfechtungen
page-insights = Auswertung
page-everywhere = Alle Konten
page-score = Score
page-checkouts = Checkouts
page-recover = Recover
page-outbox = Postausgang
page-settings = Einstellungen

command-everywhere = Überall
command-in-list = Liste der Anfechtungen
command-in-dispute = Offene Anfechtung
command-in-packet = Beweismappe
command-in-score = Score
command-rows = In der Liste bewegen
command-rows-keys = J, K oder Pfeiltasten
command-far = In der Liste springen
command-far-keys = Bild auf, Bild ab, Pos 1, Ende
command-open = Anfechtung öffnen
command-open-keys = Eingabe
command-next = Nächste Anfechtung
command-next-does = Nächste Anfechtung, die eine Antwort braucht
command-next-keys = N
command-close = Anfechtung oder Dialog schließen; Wartezeit abbrechen
command-close-keys = Esc
command-search = Suchen
command-search-keys = / oder Strg F
command-palette = Befehl, Anfechtung oder Seite finden
command-palette-keys = Strg K
command-queue-needs-response = Anfechtungen zeigen, die eine Antwort brauchen
command-queue-under-review = Anfechtungen in Prüfung zeigen
command-queue-won = Gewonnene Anfechtungen zeigen
command-queue-lost = Verlorene Anfechtungen zeigen
command-queue-all = Anfechtungen in jedem Status zeigen
command-export = Liste exportieren…
command-show-mine = Meine Anfechtungen zeigen
command-choose-rows = Zeilen einzeln auswählen
command-choose-rows-keys = Umschalt J, Umschalt K oder Umschalt Pfeiltasten
command-choose = Zeile auswählen oder abwählen
command-choose-keys = X
command-choose-all = Alle Treffer auswählen
command-choose-all-keys = Strg A
command-assign-to-me = Mir zuweisen
command-needs-name = Legen Sie zuerst Ihren Namen in den Einstellungen fest
command-overview = Überblick zeigen
command-money = Geldbewegungen zeigen
command-activity = Verlauf zeigen
command-add-evidence = Beweisdateien hinzufügen…
command-save-proof = Nachweis speichern…
command-copy-json = Anfechtung als JSON kopieren
command-save-packet = Mappe speichern unter…
command-close-packet = Zurück zur Anfechtung
command-zoom-in = Seite vergrößern
command-zoom-out = Seite verkleinern
command-zoom-fit = Ganze Seite zeigen
command-pause = Alles Senden anhalten
command-resume = Senden fortsetzen
command-clear-scores = Score-Verlauf leeren…
command-clear-checkouts = Checkout-Verlauf leeren…
command-clear-payments = Zahlungsverlauf leeren…
command-remove-account = Dieses Konto entfernen…
command-wipe = Daten dieses Kontos von diesem Computer löschen…
command-system-theme = Darstellung des Systems verwenden
command-not-paused = Das Senden ist nicht angehalten
command-demo-stays = Das Demokonto kann nicht entfernt werden
command-no-dashboard = Dieses Konto hat kein Finix Dashboard
command-needs-packet = Es ist keine Mappe geöffnet
command-packet-is-open = Gehen Sie zuerst von der Mappe zur Anfechtung zurück
command-needs-score = Gehen Sie zuerst zur Seite Score
command-needs-insights = Gehen Sie zuerst zur Seite Auswertung
command-no-proof = Von diesem Computer wurde nichts eingereicht oder akzeptiert
command-nothing-to-undo = Nichts rückgängig zu machen
command-nothing-to-redo = Nichts zu wiederholen

link-too-long = Der Link ist zu lang. Es wurde nichts geöffnet.
link-not-a-dispute = Das ist kein Link zu einer Anfechtung wie docket://dispute/DI… Es wurde nichts geöffnet.
link-no-id = Hierin steht keine Anfechtungs-ID. Es wurde nichts geöffnet.
link-entry-comment = Zahlungsanfechtungen beantworten
link-registered =
    Links wie docket://dispute/DI… werden in Docket geöffnet: So steht es in { $path }.
    Wenn Ihr Desktop sie noch nicht öffnet, führen Sie aus: xdg-mime default app.docket.Docket.desktop x-scheme-handler/docket
    Zum Rückgängigmachen führen Sie aus: docket --unregister-links
link-unregistered = Links werden nicht mehr in Docket geöffnet: { $path } wurde entfernt
link-not-registered = Links wurden auch vorher nicht in Docket geöffnet. Es wurde nichts geändert.
link-not-on-this-system = Unter macOS und Windows kann Docket Links noch nicht registrieren
link-no-folder = Hier gibt es keinen Ordner für Anwendungen
link-program = { $path } kann in einem Desktop-Eintrag nicht genannt werden
link-not-ours = { $path } kam von woanders und blieb, wie es war
link-looking = Anfechtung { $id } wird gesucht
link-not-here = Die Anfechtung { $id } ist nicht auf diesem Computer
link-not-here-hint = Prüfen Sie die ID. Wenn die Liste nicht aktuell ist, aktualisieren Sie sie und versuchen Sie es erneut.

palette-hint = Geben Sie einen Befehl, eine Seite, eine Anfechtungs-ID oder etwas aus einer Anfechtung ein
palette-nothing = Nichts gefunden
palette-recent = Zuletzt
palette-commands = Befehle
palette-pages = Seiten
palette-views = Gespeicherte Ansichten
palette-account-is-open = Dieses Konto ist geöffnet
palette-line = { $words }, { $beside }

command-evidence = Beweise zeigen
command-evidence-keys = E
command-packet = Beweismappe erstellen
command-packet-keys = P
command-submit = Prüfen und einreichen
command-submit-keys = S
command-accept = Anfechtung akzeptieren
command-accept-keys = A
command-paste = Kopierte Dateien als Beweise hinzufügen
command-paste-keys = Strg V
command-refresh = Aktualisieren
command-refresh-keys = F5 oder Strg R
command-score = Score abrufen
command-score-keys = Strg Eingabe
command-add-files = Dateien hinzufügen
command-add-files-keys = Strg O
command-score-customer-keys = C
command-find-in-packet = In der Mappe suchen
command-find-in-packet-keys = Strg F
command-pages = Vorherige oder nächste Seite
command-pages-keys = Bild auf, Bild ab
command-redact = Schwärzen; Schwärzung verschieben oder ändern
command-redact-keys = B, dann Pfeiltasten, Umschalt Pfeiltasten
command-turn = Seite drehen
command-turn-keys = R
command-page-zoom = Seite zoomen oder ganz zeigen
command-page-zoom-keys = +, −, 0
command-undo = Rückgängig oder wiederholen
command-undo-keys = Strg Z, Strg Umschalt Z
command-move = Anlage verschieben
command-move-keys = Alt Auf, Alt Ab
command-go = Zu einer Seite gehen
command-go-keys = Strg 1 bis Strg 9
command-zoom = Zoomen
command-zoom-keys = Strg +, Strg −, Strg 0
command-help = Tastenkürzel zeigen oder schließen
command-help-keys = F1
command-fields = Nächstes oder vorheriges Feld
command-fields-keys = Tab, Umschalt Tab
command-lock = Docket sperren
command-lock-keys = Strg L
command-quit = Beenden
command-quit-keys = Strg Q
command-press = { $key } drücken
command-ctrl = Strg
command-shift = Umschalt
command-alt = Alt


## Toasts and notices

toast-none-left = Keine andere Anfechtung dieser Liste braucht eine Antwort
toast-close = Meldung schließen
toast-files-left-out =
    { $count ->
        [one] { $count } Datei wurde nicht hinzugefügt
       *[other] { $count } Dateien wurden nicht hinzugefügt
    }
toast-fewer-files = Fügen Sie weniger Dateien auf einmal hinzu. Finix nimmt höchstens 8 pro Anfechtung an.
toast-no-dialog = Dieser Computer kann keinen Dateidialog zeigen
toast-no-dialog-hint = Legen Sie Dateien auf dem Fenster ab, kopieren Sie sie und drücken Sie Strg V, oder geben Sie unter der Ablagefläche einen Pfad ein
toast-packet-full = Eine Mappe fasst höchstens 40 Dateien
toast-packet-being-made = Die Mappe wurde nicht gespeichert, weil sie gerade neu erstellt wird
toast-packet-saved = Mappe gespeichert als { $path }
toast-packet-not-saved = Die Mappe wurde nicht gespeichert
toast-packet-not-added = Die Mappe wurde nicht hinzugefügt
toast-packet-note-stays = Ihre Notiz für die Einreichung ist unverändert
toast-packet-added = Mappe zu den Beweisen hinzugefügt
toast-account-busy = Für dieses Konto wird noch etwas gesendet. Warten Sie, bis es fertig ist, oder brechen Sie es ab.
toast-account-not-removed = Das Konto wurde nicht entfernt
toast-data-busy = Es wird noch etwas gesendet. Warten Sie, bis es fertig ist, oder brechen Sie es ab.
toast-data-not-wiped = Die Daten wurden nicht gelöscht
toast-account-not-opened = Das Konto wurde nicht geöffnet
toast-no-copied-file = In der Zwischenablage ist keine Datei
toast-file-not-saved = Die Datei wurde nicht gespeichert
toast-proof-saved = Nachweis gespeichert als { $path }
toast-proof-not-saved = Der Nachweis wurde nicht gespeichert
toast-copy-saved = Nachweise und eine Kopie gespeichert in { $folder }
toast-copy-not-saved = Die Kopie wurde nicht gespeichert
toast-nothing-due = Es wurde nichts gespeichert, weil keine Anfechtung der Liste eine Antwort braucht
toast-list-cancelled = Export abgebrochen, es wurde keine Datei geschrieben
toast-list-not-saved = Die Liste wurde nicht gespeichert
toast-key-unread = Der Schlüssel für { $service } wurde nicht gelesen
toast-no-such-account = Es gibt kein Konto mit dem Namen { $name }
toast-files-not-added = Die Dateien wurden nicht hinzugefügt
toast-finix-opened = ID kopiert. Fügen Sie sie in die Suche des Finix Dashboards in Ihrem Browser ein.
toast-open-dispute-first = Öffnen Sie zuerst eine Anfechtung und legen Sie sie dann erneut ab


## Disputes: the list

list-no-currency = Die Währung kommt aus der Zahlung, die noch nicht geladen ist
list-unknown-code = Unbekannter Code: { $code }
list-columns = Spalten
list-columns-reset = Spalten zurücksetzen
list-move-right = { $label } nach rechts
list-move-left = { $label } nach links
list-sort-by = Nach { $column } sortieren
list-sorted-down = Nach { $column } absteigend sortiert
list-sorted-up = Nach { $column } aufsteigend sortiert
list-amount-order = Sortiert zuerst nach Währung, dann nach Betrag. Beträge in verschiedenen Währungen werden nicht verglichen.
list-back = Zurück zur Liste
list-export = Exportieren…
list-found =
    { $count ->
        [one] { $count } Anfechtung gefunden
       *[other] { $count } Anfechtungen gefunden
    }
list-none-match = Keine passenden Anfechtungen
list-none-match-hint = Keine Anfechtung dieser Liste passt zu Ihrer Suche und Ihren Filtern
list-none-due = Keine Antwort fällig
list-none-due-hint = Jede Anfechtung ist beantwortet oder entschieden
list-none-in-queue = Hier ist nichts
list-none-in-queue-hint = Anfechtungen kommen hierher, sobald sie beantwortet und entschieden sind
list-show-all = Alle Anfechtungen zeigen
list-demo = Das ist das Demokonto
list-demo-hint = Erfundene Anfechtungen von einem Server in Docket. Nichts verlässt diesen Computer.
list-no-key-hint = Fügen Sie Benutzername und Passwort Ihres Finix-Kontos hinzu, um hier Ihre Anfechtungen zu sehen
list-no-key = Dieses Konto hat keinen Finix-Schlüssel
list-not-loaded = Die Anfechtungen wurden nicht geladen
list-all-unreadable =
    { $count ->
        [one] { $count } Anfechtung konnte nicht gelesen werden
       *[other] { $count } Anfechtungen konnten nicht gelesen werden
    }
list-all-unreadable-hint = Docket konnte nicht lesen, was Finix gesendet hat. Suchen Sie nach einer neueren Version von Docket.
list-none-hint = Wenn ein Karteninhaber eine Zahlung anficht, erscheint sie hier automatisch
list-none = Keine Anfechtungen
list-offline = Offline. Die Liste ist noch nicht vollständig.
list-offline-as-of = Offline. Zuletzt aktualisiert { $when }.
list-not-refreshed = Die Liste wurde nicht aktualisiert
list-clock-slow = Die Uhr dieses Computers geht { $span } nach. Docket rechnet die verbleibende Zeit nach der Uhr von Finix.
list-clock-fast = Die Uhr dieses Computers geht { $span } vor. Docket rechnet die verbleibende Zeit nach der Uhr von Finix.
list-amounts-left-out =
    { $count ->
        [one] { $count } Betrag wird noch geladen. Bis dahin lassen Filter nach Betrag oder Währung diese Anfechtung aus.
       *[other] { $count } Beträge werden noch geladen. Bis dahin lassen Filter nach Betrag oder Währung diese Anfechtungen aus.
    }
list-amounts-come-last =
    { $count ->
        [one] { $count } Betrag wird noch geladen. Bis dahin steht diese Anfechtung am Ende.
       *[other] { $count } Beträge werden noch geladen. Bis dahin stehen diese Anfechtungen am Ende.
    }
list-unreadable =
    { $count ->
        [one] { $count } Anfechtung konnte nicht gelesen werden und fehlt in dieser Liste
       *[other] { $count } Anfechtungen konnten nicht gelesen werden und fehlen in dieser Liste
    }
list-cut-short = Der Server hat nur einen Teil seiner Anfechtungen gesendet. Ältere fehlen in dieser Liste.
list-outbox-blind = Der Postausgang auf diesem Computer ist nicht geladen. Es kann nichts eingereicht oder akzeptiert werden.
list-start-over = Neu beginnen…
list-loaded =
    { $count ->
        [one] { $count } Anfechtung geladen
       *[other] { $count } Anfechtungen geladen
    }
list-a-second = { $count } pro Sekunde
list-almost-done = fast fertig
list-seconds-left = noch etwa { $left } s
list-minutes-left = noch etwa { $minutes } min
list-first-load = Erster Abgleich


## Disputes: search, filters and views

search-hint = Anfechtungen, Bestellungen, Händler, Tags suchen…
search-label = Anfechtungen suchen
search-clear = Suche leeren
filter-clear-all = Filter leeren
filter-amount = Betrag
filter-amount-from = Von
filter-amount-to = Bis
filter-amount-hint = Vergleicht nur die Zahl, in der Währung jeder Anfechtung
filter-merchant = Händler
filter-merchant-find = Händler finden
filter-dates = Daten
filter-days-7 = Letzte 7 Tage
filter-days-30 = Letzte 30 Tage
filter-days-90 = Letzte 90 Tage
filter-opened-from = Eröffnet ab
filter-opened-to = Eröffnet bis
filter-tag = Tag
filter-tag-any = Beliebiger Schlüssel
filter-tag-key = Schlüssel
filter-tag-value = Wert enthält
filter-due = Fällig
filter-due-by-finix = Nach der Frist von Finix
filter-reason = Grund
filter-state = Stand
filter-response = Antwortstand
filter-team = Team
filter-chip = { $filter }: { $value }
filter-more = Weitere Filter
filter-by = Filter: { $filter }
filter-by-value = Filter: { $filter }: { $value }
filter-clear = Filter { $filter } leeren
filter-and-more = { $first } und { $count } weitere
filter-range = { $from } bis { $to }
filter-range-from = ab { $from }
filter-range-to = bis { $to }
filter-day-problem = Geben Sie ein Datum wie 2026-11-21 ein
filter-full = Die Suche ist voll. Leeren Sie zuerst einen Filter oder einen Teil des Textes.
view-menu = Ansichten
view-hint = Eine Ansicht speichert Suche, Filter, Sortierung und Spalten unter einem Namen
view-name = Aktuelle Ansicht speichern als
view-name-example = 13.1 über 200
view-save = Ansicht speichern
view-not-kept = Die Ansichten dieses Kontos bleiben, bis Sie Docket schließen
view-name-missing = Geben Sie einen Namen ein
view-open = Ansicht { $name } öffnen
view-tab = Reiter
view-move-up = Ansicht { $name } nach oben
view-delete = Ansicht { $name } löschen


## Disputes: detail

activity-here = Docket
activity-finix = Finix
activity-payment = Zahlung erfolgt
activity-opened = Anfechtung eröffnet
activity-reopened = Wiedereröffnet: Eine neue Antwort ist fällig
activity-changed = Aktualisiert: { $status }
activity-uploaded = { $file } hochgeladen
activity-file = { $file }: { $state }
activity-entry = Buchung
activity-entry-amount = { $entry }, { $amount }
activity-done-round = erledigt, Runde { $round }
activity-done = erledigt
activity-request = Anfrage { $id }
activity-renamed = Umbenannt von { $old }, weil der Inhalt { $kind } ist
activity-row = { $what }: { $outcome }
detail-not-refreshed = Die Anfechtung wurde nicht aktualisiert
detail-overview = Überblick
detail-evidence = Beweise
detail-money = Geld
detail-activity = Verlauf
detail-asks-again = Der Kartenherausgeber fragt erneut. Reichen Sie neue Beweise ein oder akzeptieren Sie die Anfechtung.
detail-asks-again-round = Runde { $round }: Der Kartenherausgeber fragt erneut. Reichen Sie neue Beweise ein oder akzeptieren Sie die Anfechtung.
detail-submit = Prüfen und einreichen…
detail-accept = Akzeptieren…
detail-score = Kunden bewerten
detail-more = Mehr
detail-checkout = Checkout melden…
detail-open-finix = In Finix öffnen
detail-open-finix-hint = Kopiert die ID und öffnet das Finix Dashboard, in dem Sie danach suchen können
detail-copy-id = Anfechtungs-ID kopieren
detail-copy-json = Als JSON kopieren
detail-decided = Entschieden, keine Antwort fällig
detail-none-due = Keine Antwort fällig
detail-deadline = Frist von Finix: { $at }
detail-row-state = { $what }: { $how }
detail-being-asked = { $what }. { $why }. Finix wird jetzt gefragt.
detail-being-sent = { $what }: wird gesendet
detail-finix-now = Finix jetzt: { $theirs }
detail-nothing-hint = Klicken Sie auf eine Zeile oder bewegen Sie sich mit J und K durch die Liste
detail-nothing = Keine Anfechtung ist geöffnet
money-not-loaded = Die Buchungen wurden nicht geladen
money-inquiry = Eine Voranfrage bewegt kein Geld, solange sie keine Rückbuchung wird
money-none-yet = Finix zeigt für diese Anfechtung noch keine Buchungen
money-none = Es wurde kein Geld bewegt
money-entries = Buchungen
money-hint = Buchungen der Plattform spiegeln die des Händlers und zählen nicht mit. Gebühren werden getrennt berechnet und stehen nicht in dieser Liste.
money-net = Nettowirkung für den Händler
money-net-none = Keine Buchungen auf dem Konto des Händlers
money-taken = bisher abgebucht
money-given-back = vollständig zurückgebucht
money-given-more = mehr zurückgebucht als abgebucht
money-entry = Buchung
related-title = Verwandt
related-back = Zurück zu { $name }
related-not-read = Verwandte Anfechtungen wurden nicht gefunden
related-none = Keine andere Anfechtung teilt Zahlung, Bestellung, Karte oder Kunden
related-known = Eine Karte zählt mit Netzwerk, letzten Ziffern und Karteninhaber. Docket kennt sie, sobald eine Anfechtung hier geöffnet wurde oder die Zahlung sie nennt.
related-due = { $found } · { $count } fällig
related-open = Anfechtung { $id } über { $amount } öffnen, { $facts }
related-more = { $count } weitere
related-same-payment-due =
    { $count ->
        [one] Eine andere Anfechtung betrifft dieselbe Zahlung: { $name }, { $left }. Jede braucht ihre eigene Antwort.
       *[other] { $count } andere Anfechtungen betreffen dieselbe Zahlung. Die erste: { $name }, { $left }. Jede braucht ihre eigene Antwort.
    }
related-same-payment =
    { $count ->
        [one] Eine andere Anfechtung betrifft dieselbe Zahlung: { $name }, { $status }
       *[other] { $count } andere Anfechtungen betreffen dieselbe Zahlung. Zuletzt geändert: { $name }, { $status }
    }
related-past = Scores, Checkouts und Recover-Zahlungen dieses Kunden
related-past-none = Von diesem Computer wurde nichts bewertet, gemeldet oder an Recover gesendet
related-scored = Score { $score }
related-scored-none = Bewertet, kein Treffer
tie-payment = Gleiche Zahlung
tie-order = Gleiche Bestellung
tie-card = Gleiche Karte
tie-customer = Gleicher Kunde
overview-facts = Fakten
overview-state = Stand
overview-response = Antwortstand
overview-reason = Grund
overview-code = Grundcode
overview-unknown-code = { $code } (unbekannter Code)
overview-sent = Gesendete Beweise
overview-due = Antwort bis
overview-due-unread = Die Frist von Finix ist nicht lesbar: { $said }
overview-target = Ihr Ziel
overview-opened = Eröffnet
overview-paid = Bezahlt am
overview-changed = Aktualisiert
overview-message = Nachricht
overview-action = Nächster Schritt
overview-card = Karte
overview-holder = Karteninhaber
overview-email = E-Mail des Kunden
overview-billing = Rechnungsadresse
overview-statement = Abrechnungstext
overview-ids = IDs
overview-dispute = Anfechtung
overview-payment = Zahlung
overview-merchant = Händler
overview-identity = Identität
overview-application = Anwendung
overview-arn = ARN
overview-case = Fall-ID
overview-pin-adjustment = PIN-Anpassung
tags-title = Tags
tags-saving = Wird gespeichert
tags-edit = Tags bearbeiten
tags-none = Keine Tags
tags-duplicate-key = Doppelter Schlüssel
tags-too-many = Finix behält höchstens { $count } Tags
tags-key-label = Schlüssel von Tag { $number }
tags-key = Schlüssel
tags-value-label = Wert von Tag { $number }
tags-value = Wert
tags-remove = Tag { $number } entfernen
tags-add = Tag hinzufügen
tags-save = Tags speichern
team-assignee-is = Zuständig: { $name }
team-work-is = Stand: { $step }
team-no-one = niemand
team-nobody = Niemand
team-no-work = Nicht gesetzt
team-me = Ich ({ $name })
team-me-alone = Ich
team-other = Jemand anderes
team-assign = Zuweisen
team-set-name = Namen festlegen…
team-no-name = Docket kennt Ihren Namen noch nicht
team-no-name-hint = Legen Sie ihn in den Einstellungen fest, dann zeigt diese Liste die Ihnen zugewiesenen Anfechtungen
team-use-mine = Meine Version
team-keep-theirs = Andere behalten
team-mine = Meine
bulk-selected = { $count ->
        [one] { $count } ausgewählt
       *[other] { $count } ausgewählt
    }
bulk-unpriced = { $count } ohne bekannte Währung
bulk-select-all = Alle { $count } auswählen
bulk-counting = Die Auswahl wird gezählt
bulk-too-many = Wählen Sie höchstens { $most } Anfechtungen aus, um sie auf einmal zu ändern
bulk-assign = Zuweisen
bulk-tag = Tag…
bulk-clear = Auswahl aufheben
bulk-preparing = Die Änderungen werden vorbereitet
bulk-looking = Es wird geprüft, was sich ändern würde
bulk-done = { $what }: { $done } von { $all } gespeichert
bulk-under-way = { $count } unterwegs
bulk-left-alone = { $count } ausgelassen, weil jemand sie seither geändert hat
bulk-stuck = { $count ->
        [one] { $count } braucht Sie
       *[other] { $count } brauchen Sie
    }
bulk-show = Im Postausgang zeigen
bulk-undo = Rückgängig
bulk-undone-what = Rückgängig gemacht
bulk-dismiss = Ausblenden
bulk-what-assign = { $name } zuweisen
bulk-what-unassign = Niemandem zuweisen
bulk-what-work = Bearbeitungsstand auf { $step } setzen
bulk-what-no-work = Bearbeitungsstand leeren
bulk-what-tag = Mit { $key } = { $value } versehen
bulk-what-untag = Tag { $key } entfernen
bulk-hint = Jede Anfechtung ist eine eigene Anfrage an Finix. Danach können Sie alles rückgängig machen.
bulk-tag-title = { $count ->
        [one] { $count } Anfechtung mit Tag versehen
       *[other] { $count } Anfechtungen mit Tag versehen
    }
bulk-tag-remove = Stattdessen diesen Tag entfernen
bulk-left-out-because = Ausgelassen: { $why }
bulk-left-out = { $count ->
        [one] { $count } wird ausgelassen
       *[other] { $count } werden ausgelassen
    }
bulk-nothing-left = Es würde sich nichts ändern
bulk-apply = { $count ->
        [one] { $count } Anfechtung ändern
       *[other] { $count } Anfechtungen ändern
    }
bulk-now = jetzt { $value }
bulk-same = Ausgelassen, es ist schon so
bulk-accept = Akzeptieren…
bulk-too-many-to-accept = Wählen Sie höchstens { $most } Anfechtungen aus, um sie zusammen zu akzeptieren
bulk-accept-busy = Andere werden gerade akzeptiert
bulk-accept-title = { $count ->
        [one] { $count } Anfechtung akzeptieren
       *[other] { $count } Anfechtungen akzeptieren
    }
bulk-accept-hint = Mit dem Akzeptieren geben Sie das Geld auf; das lässt sich nicht rückgängig machen. Finix wird vorher zu jeder Anfechtung gefragt, und eine, die nicht jede Prüfung besteht, wird ausgelassen.
bulk-accept-asking = Finix wird gefragt: { $done } von { $all }
bulk-accept-wait = Finix wird noch gefragt
bulk-accept-none = Keine davon kann zusammen mit anderen akzeptiert werden
bulk-accept-note = Warum Sie akzeptieren, für jede Anfechtung
bulk-accept-needs-note = Schreiben Sie, warum Sie akzeptieren
bulk-accept-stops = Bei der ersten anhalten, die abgelehnt wird oder unklar ist
bulk-accept-now = { $count ->
        [one] { $count } Anfechtung akzeptieren
       *[other] { $count } Anfechtungen akzeptieren
    }
bulk-accept-not-asked = Ausgelassen, Finix konnte nicht gefragt werden
bulk-accept-twin = Ausgelassen, eine andere Anfechtung betrifft dieselbe Zahlung
bulk-accept-unpriced = Ausgelassen, der Betrag ist nicht bekannt
bulk-accept-closed = Das Konto wurde geschlossen, deshalb wurde nichts akzeptiert
bulk-accept-mixed = Echte Anfechtungen und Testanfechtungen sind zusammen ausgewählt. Wählen Sie nur eine Art: Was eingetippt wird, bestätigt eine Summe.
bulk-accept-passes = Besteht jede Prüfung
bulk-accept-sending = Werden nacheinander akzeptiert
bulk-accept-stopped = Sie haben angehalten. Was nicht gesendet wurde, ist nicht akzeptiert.
bulk-accept-surprised = Eine wurde nicht wie erwartet akzeptiert, daher wurde der Rest nicht gesendet
bulk-accept-all-had-their-turn = Jede war an der Reihe
bulk-accept-waiting = Noch nicht gesendet
bulk-accept-not-sent = Nicht gesendet und nicht akzeptiert
bulk-accept-unlisted = Siehe Postausgang
bulk-accept-stop = Anhalten
bulk-accept-far = { $done } von { $all } akzeptiert
bulk-accept-not-sent-count = { $count } nicht gesendet
bulk-accept-show = Einzeln zeigen
bulk-accept-left-over =
    { $count ->
        [one] 1 Anfechtung, die Sie mit anderen akzeptiert haben, war noch nicht gesendet
       *[other] { $count } Anfechtungen, die Sie zusammen akzeptiert haben, waren noch nicht gesendet
    }
bulk-accept-left-over-show = Anzeigen
work-to-do = Zu erledigen
work-gathering = Sammeln
work-ready = Bereit zur Prüfung
work-waiting = Wartet


## Disputes: evidence

claims-none = Zeigt…
claims-count =
    { $count ->
        [one] Zeigt { $count } Punkt
       *[other] Zeigt { $count } Punkte
    }
claims-label = Was { $name } zeigt
claims-weak = { $item } (allein schwach)
claims-required = { $item } · erforderlich
evidence-not-loaded = Die Dateien wurden nicht geladen
evidence-in-round = Gesendet in Runde { $round }, { $time }
evidence-new = Neu in dieser Runde
evidence-elsewhere-reopened = Nicht von diesem Computer gesendet; können Gründe des Kartenherausgebers sein
evidence-elsewhere = Nicht von diesem Computer gesendet
evidence-added = Hinzugefügt { $time }
evidence-refused-hint = Vom Zahlungsabwickler abgelehnt. Fügen Sie die Datei erneut oder eine andere hinzu.
evidence-delete = { $name } löschen
evidence-download = { $name } herunterladen
evidence-deleting = Wird gelöscht
evidence-refused = Abgelehnt
evidence-moving = Unterwegs
evidence-state-unknown = Stand unbekannt
evidence-found =
    { $count ->
        [one] { $count } Karten- oder Ausweisnummer
       *[other] { $count } Karten- oder Ausweisnummern
    }
evidence-not-looked-at = Die Datei konnte nicht geprüft werden
evidence-drop = Dateien hier ablegen,{" "}
evidence-browse = auswählen…
evidence-or = {" "}oder{" "}
evidence-paste = einfügen
evidence-continue = Mappe fortsetzen…
evidence-build = Mappe erstellen…
evidence-build-hint = Fotos, E-Mails, PDFs: auf diesem Computer in ein kleines PDF gepackt
evidence-path = Dateipfad
evidence-path-example = /home/ich/beleg.pdf
evidence-add = Datei hinzufügen
evidence-title = Beweise
evidence-view = { $name } ansehen
evidence-room-bytes = { $count } von { $most } Dateien · { $size } von { $room }
evidence-room = { $count } von { $most } Dateien
evidence-upload-anyway = Trotzdem hochladen
evidence-looking-at-picture = Bild { $picture } von { $count } wird nach Kartennummern durchsucht
evidence-looking = Die Datei wird geprüft
evidence-pack = In PDF packen
evidence-upload-again = Erneut hochladen
evidence-waiting = Wartet auf Finix
evidence-uploading = { $sent } von { $size } hochgeladen
evidence-upload = Hochladen
evidence-not-uploaded = Noch nicht hochgeladen
evidence-sent-automatically = Auf diesem Computer gespeichert. Docket sendet sie automatisch.
evidence-naming = Erhalten, der Name wird gespeichert
evidence-turn = Wartet, bis es an der Reihe ist
evidence-asking = { $why }. Finix wird gefragt, ob es die Datei hat.


## Disputes: the packet

packet-reading-dispute = Die Anfechtung wird geladen
packet-exhibits = Anlagen
packet-page = Seite
packet-packet = Mappe
packet-letter = Stellungnahme
packet-prior-transactions = Frühere unbestrittene Transaktionen
packet-back = Zurück zur Anfechtung { $name }
packet-build = Beweismappe erstellen
packet-undo = Rückgängig
packet-redo = Wiederholen
packet-step-tip = { $step } ({ $keys })
packet-unnamed = Unbenannte Datei
packet-opening-file = Die Datei wird geöffnet
packet-dismiss = Ausblenden
packet-password = PDF-Passwort
packet-password-hint = Wird einmal verwendet, nie gespeichert
packet-password-first = Geben Sie zuerst das Passwort ein
packet-unlock = Entsperren
packet-too-many-bytes = Mit dieser Datei hätte die Mappe mehr als 120 MB
packet-already-in = Diese Datei ist schon in der Mappe
packet-no-room = Sie hing an einer E-Mail, und eine Mappe kann höchstens { $most } Dateien haben
packet-of-mail = Anhang von { $mail }
packet-file-crashed = Die Datei konnte nicht geprüft werden
packet-page-not-drawn = Die Seite konnte nicht angezeigt werden
packet-add-files = Dateien hinzufügen…
packet-drag = zum Ordnen ziehen
packet-file-lost = Diese Datei konnte nicht erneut geöffnet werden
packet-pages = { $count ->
    [one] { $count } Seite
   *[other] { $count } Seiten
}
packet-pages-generated = { $count ->
    [one] { $count } Seite · erzeugt
   *[other] { $count } Seiten · erzeugt
}
packet-pages-and-size = { $count ->
    [one] { $count } Seite · { $size }
   *[other] { $count } Seiten · { $size }
}
packet-pages-were = { $count ->
    [one] { $count } Seite · vorher { $size }, { $before ->
        [one] { $before } Seite
       *[other] { $before } Seiten
    }
   *[other] { $count } Seiten · vorher { $size }, { $before ->
        [one] { $before } Seite
       *[other] { $before } Seiten
    }
}
packet-one-picture = 1 Bild · { $size }
packet-open-fields = { $count ->
    [one] { $count } offenes Feld
   *[other] { $count } offene Felder
}
packet-no-open-fields = Keine offenen Felder
packet-more-about = Weitere Optionen für { $name }
packet-edit = Bearbeiten…
packet-leave-out = Aus der Mappe weglassen
packet-drop-more = Mehr ablegen oder einfügen, oder
packet-browse = auswählen…
packet-file-types = Bilder, PDF, Text, E-Mail (.eml, .msg)
packet-write-letter = Stellungnahme schreiben…
packet-add-prior-transactions = Frühere Transaktionen (CE 3.0)…
packet-nothing-leaves = Nichts verlässt diesen Computer, bis die Mappe zu den Beweisen hinzugefügt wird
packet-move-up = Nach oben
packet-move-down = Nach unten
packet-take-out = Aus der Mappe entfernen
packet-drag-to-move = Zum Verschieben ziehen
packet-found-on-page = { $what } auf Seite { $page }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}
packet-pages-lack = { $count ->
    [one] Seite { $pages }: { $lack }
   *[other] Seiten { $pages }: { $lack }
}
packet-pages-left-out = { $count ->
    [one] { $count } Seite ist weggelassen
   *[other] { $count } Seiten sind weggelassen
}
packet-shows-items = { $count ->
    [one] Zeigt { $count } Punkt
   *[other] Zeigt { $count } Punkte
}
packet-no-page-yet = Noch keine Seiten
packet-no-page-hint = Fügen Sie Fotos, Screenshots, PDFs, E-Mails oder Text hinzu. Docket fügt sie hier zusammen, auf diesem Computer.
packet-after = Nachher
packet-before = Vorher
packet-side-by-side = Beide
packet-side-tip = Die Seite, wie sie gesendet wird, oder das Original
packet-redact = Schwärzen
packet-redact-tip = Schwärzungen über das ziehen, was der Kartenherausgeber nicht sehen darf (B)
packet-rotate = Drehen
packet-rotate-tip = Seite im Uhrzeigersinn drehen (R)
packet-add-redaction = Schwärzung hinzufügen
packet-redact-canvas = Zu schwärzende Seite. Pfeiltasten verschieben eine Schwärzung, Umschalt und Pfeiltasten ändern ihre Größe, Entf entfernt sie.
packet-zoom-in = Vergrößern
packet-zoom-out = Verkleinern
packet-zoom-fit = Ganz
packet-zoom-fit-tip = Ganze Seite zeigen. Strg und Mausrad zoomen, Ziehen verschiebt die Seite.
packet-nothing-before = Docket hat diese Seite erstellt, daher gibt es kein Original
packet-page-left-out = Diese Seite ist aus der Mappe weggelassen
packet-none-see-right = Es gibt keine Mappe. Der Grund steht rechts.
packet-being-made = Die Mappe wird erstellt
packet-drawing = Die Seite wird geladen
packet-previous-page = Vorherige Seite
packet-next-page = Nächste Seite
packet-find = In der Mappe suchen
packet-find-tip = In der Mappe suchen ({ $keys })
packet-find-count = { $place } von { $count }
packet-find-count-cut = { $place } von mehr als { $count }
packet-find-none = Keine Treffer
packet-find-searching = Suche läuft…
packet-find-coming =
    { $count ->
        [one] 1 Seite wird noch gelesen
       *[other] { $count } Seiten werden noch gelesen
    }
packet-find-missing =
    { $count ->
        [one] 1 Seite kann nicht durchsucht werden
       *[other] { $count } Seiten können nicht durchsucht werden
    }
packet-find-why-blind = Bilder können nicht durchsucht werden, weil Tesseract nicht installiert ist.
packet-find-why = Docket konnte nicht ihren ganzen Text lesen. Bilder auf weggelassenen Seiten werden nicht gelesen.
packet-find-next = Nächster Treffer
packet-find-previous = Vorheriger Treffer
packet-find-close = Suche schließen
packet-find-mark = Treffer
packet-find-mark-here = Aktueller Treffer
packet-page-of = Seite { $page } von { $count }
packet-exhibit = Anlage { $letter }
packet-page-blank = Leer
packet-page-repeats = Wiederholt Seite { $page }
packet-page-out = Diese Seite weglassen
packet-page-in = Diese Seite aufnehmen
packet-remove-redactions = Schwärzungen entfernen
packet-page-came = Originalseite
packet-page-sent = Seite, wie sie gesendet wird
packet-size-of = { $files ->
    [one] von { $size }
   *[other] in { $files } Dateien von höchstens { $size }
}
packet-packing = Wird gepackt
packet-stop = Anhalten
packet-size = Größe der Mappe
packet-stopped = Packen angehalten
packet-pack = Packen
packet-found = Gefunden
packet-found-where = Anlage { $letter }, Seite { $page }. { $why }.
packet-reading = { $count ->
    [one] { $count } Bild wird auf Kartennummern durchsucht…
   *[other] { $count } Bilder werden auf Kartennummern durchsucht…
}
packet-unread = { $count ->
    [one] { $count } Bild konnte nicht auf Kartennummern durchsucht werden. Sehen Sie es selbst durch.
   *[other] { $count } Bilder konnten nicht auf Kartennummern durchsucht werden. Sehen Sie sie selbst durch.
}
packet-read = { $count ->
    [one] { $count } Bild auf Kartennummern durchsucht. Handschrift und unscharfe Ziffern werden leicht übersehen.
   *[other] { $count } Bilder auf Kartennummern durchsucht. Handschrift und unscharfe Ziffern werden leicht übersehen.
}
packet-blind = Bilder werden nicht auf Kartennummern durchsucht, weil Tesseract nicht installiert ist. Sehen Sie sie selbst durch.
packet-redact-match = Treffer schwärzen
packet-not-a-match = Kein Treffer
packet-show = Zeigen
packet-tick = Haken Sie an, was Anlage { $letter } zeigt
packet-choose-exhibit = Wählen Sie eine Anlage und haken Sie an, was sie zeigt
packet-item-weak = { $item } (allein schwach)
packet-item-required = { $item } · erforderlich
packet-source = Quelle: { $source }, { $date }
packet-finix = Finix
packet-rules = { $service }; { $network }
packet-rules-label = Regeln
packet-colour = Farbe
packet-grey = Graustufenbilder
packet-black-white = Schwarz-Weiß
packet-colours = Farben
packet-drop-blank = Leere und doppelte Seiten weglassen
packet-stamp = Anlage und Seite aufdrucken
packet-cover = Mit einer Liste der Anlagen beginnen
packet-split = In mehrere Dateien teilen, wenn eine zu klein ist
packet-metadata = Standort und Metadaten werden immer entfernt
packet-sharp = Mit { $dpi } dpi gut lesbar
packet-coarse = Auf { $dpi } dpi verkleinert, damit es passt. Unter { $sharp } dpi ist Kleingedrucktes schwer lesbar. Lassen Sie Seiten weg oder wählen Sie Schwarz-Weiß.
packet-small-letters = Anlage { $letters }: Kleingedrucktes in einem Bild ist auf der Seite schwer lesbar
packet-typefaces = Text ist auch in { $names } gesetzt
packet-letter-open = Die Stellungnahme hat offene Felder. Füllen Sie sie aus oder lassen Sie die Stellungnahme weg.
packet-letter-wrong = Die Stellungnahme verweist auf eine Anlage oder Seite, die es nicht gibt
packet-none-see-above = Es gibt keine Mappe. Der Grund steht oben.
packet-not-ready = Die Mappe ist noch nicht fertig
packet-files-lost = Eine Datei der Mappe konnte nicht geöffnet werden. Entfernen Sie sie zuerst.
packet-adding = Die Mappe wird hinzugefügt
packet-add = Mappe zu den Beweisen
packet-save-as = Speichern unter…
packet-can-be-deleted = Sie können sie bis zum Einreichen noch löschen
packet-no-page = Es gibt keine Seiten zu packen
packet-crashed = Beim Packen ist in Docket etwas schiefgegangen
packet-add-crashed = Beim Hinzufügen ist in Docket etwas schiefgegangen
packet-letter-hint = Sie wird die erste Seite der Mappe. Ihre Kurzform wird die Notiz an den Kartenherausgeber.
packet-no-letterhead = Fügen Sie Ihre Firma und wer unterschreibt unter Briefkopf in den Einstellungen hinzu
packet-no-template = Es gibt keine Vorlage. Siehe Referenztabellen in den Einstellungen.
packet-close = Schließen
packet-done = Fertig
packet-edit-text = Text bearbeiten…
packet-leave-letter-out = Stellungnahme weglassen
packet-editor-hint = Ein Satz pro Zeile, eine leere Zeile für einen neuen Absatz. {"{"}amount{"}"} ist ein Feld. Eine Zeile, die mit ?item: beginnt, erscheint nur, wenn eine Anlage diesen Punkt zeigt, und {"{"}exhibit{"}"} darin sagt, wo.
packet-letter-field = Stellungnahme
packet-short-field = Kurzform, für die Notiz
packet-keep-dispute = Für diese Anfechtung speichern
packet-keep-account = Für dieses Konto speichern
packet-restore-default = Standardtext wiederherstellen
packet-cancel = Abbrechen
packet-reads-now = Vorschau
packet-note = Notiz an den Kartenherausgeber
packet-items = Punkte dieser Checkliste
packet-known-fields = Verfügbare Felder
packet-outcomes = { $name } ({ $won } gewonnen, { $lost } verloren, { $open } offen)
packet-template = Vorlage
packet-letter-left-out = Weggelassen, weil keine Anlage es zeigt:
packet-no-text = Kein Text
packet-open-names = Offene Felder: { $names }
packet-prior-title = Zwei frühere unbestrittene Transaktionen (Compelling Evidence 3.0)
packet-prior-hint = Frühere unbestrittene Transaktionen mit derselben Karte. Docket prüft die Regeln. Von hier wird nichts gesendet.
packet-eligible = Geeignet. In allen gleich: { $names }.
packet-disputed-purchase = Angefochtene Transaktion
packet-prior-number = Frühere Transaktion { $number }
packet-remove-prior = Frühere Transaktion { $number } entfernen
packet-are-undisputed = Keine davon wurde angefochten oder als Betrug gemeldet
packet-prior-first = Fügen Sie zuerst eine frühere Transaktion hinzu
packet-add-page = Als Seite hinzufügen
packet-add-purchase = Transaktion hinzufügen
packet-import = Tabelle importieren…
packet-import-hint = Kopieren Sie die Zeilen einer Tabelle mit ihren Spaltennamen und fügen Sie sie hier ein
packet-table = Tabelle
packet-columns = Spalten zuordnen
packet-take-over = { $count ->
    [one] { $count } Transaktion importieren
   *[other] { $count } Transaktionen importieren
}
packet-table-too-long = Die Tabelle hat { $count } Zeilen. Eine Seite fasst { $most }.
packet-not-in-table = Nicht in der Tabelle
packet-column = Spalte { $number }
packet-column-from = Spalte für { $part }
packet-prior-date = Datum
packet-prior-amount = Betrag
packet-prior-reference = Referenz (ARN)
packet-prior-goods = Waren oder Dienste
packet-prior-login = Konto oder Login
packet-prior-ip = IP-Adresse
packet-prior-device = Geräte-ID oder Fingerabdruck
packet-prior-address = Lieferadresse
packet-goods-example = Laufschuhe
packet-device-example = mindestens 15 Zeichen
packet-address-example = Hauptstraße 1, Musterstadt


## Dialogs

dialog-accept-title = Anfechtung über { $amount } akzeptieren
dialog-reopened = Der Kartenherausgeber hat diese Anfechtung wiedereröffnet
dialog-accept-reopened-hint = Wenn Sie jetzt akzeptieren, geht das Geld an den Karteninhaber, auch wenn Sie vorher gewonnen hatten. Das lässt sich nicht rückgängig machen.
dialog-accept-hint = Mit dem Akzeptieren überlassen Sie das Geld dem Karteninhaber. Das lässt sich nicht rückgängig machen.
dialog-accepted = Anfechtung akzeptiert
dialog-accept-note = Notiz
dialog-accept-note-example = Erstattung war ohnehin fällig
dialog-target = { $left } ({ $target })
dialog-accept = Anfechtung akzeptieren
dialog-delete-title = { $name } löschen
dialog-delete-hint = Finix löscht die Datei, solange sie nicht an das Kartennetzwerk übergeben wurde. Wenn es Ihre einzige Kopie ist, laden Sie sie zuerst herunter.
dialog-delete = Datei löschen
dialog-payment-title = Zahlung über { $amount } an Butter Recover senden
dialog-payment-hint = Ob dies ein Test ist, hängt allein vom Schlüssel ab. Mit einem Produktivschlüssel kann Butter den Kunden wirklich erneut belasten.
dialog-payment = Zahlung senden
dialog-payments-title =
    { $count ->
        [one] { $payments } Zahlungsereignis an Butter Recover senden
       *[other] { $payments } Zahlungsereignisse an Butter Recover senden
    }
dialog-payments = Zahlungsereignisse senden
dialog-count-differs = Die eingegebene Zahl stimmt nicht überein
dialog-discard-title = Verwerfen: { $what }
dialog-discard-hint = Docket sendet es nicht mehr. Was Finix oder Butter schon hat, bleibt dort.
dialog-start-over = Neu beginnen
dialog-start-over-hint = Der Schlüsselbund hat keinen Schlüssel für die Daten dieses Kontos auf diesem Computer. Docket erzeugt einen neuen und hebt den vorhandenen Postausgang, Entwürfe und Nachweise auf. Sie kommen zurück, wenn der alte Schlüssel wieder da ist. Bis dahin wird nichts aus jenem Postausgang gesendet; prüfen Sie daher jede Anfechtung bei Finix, bevor Sie sie beantworten.
dialog-leave-title = Dieses Konto verlassen
dialog-leave-hint =
    { $count ->
        [one] Ein Eintrag wurde noch nicht gesendet und würde abgeschnitten. Was gerade gesendet wird, kommt vielleicht an, vielleicht nicht.
       *[other] { $count } Einträge wurden noch nicht gesendet und würden abgeschnitten. Was gerade gesendet wird, kommt vielleicht an, vielleicht nicht.
    }
dialog-leave = Trotzdem verlassen
dialog-close-title = Docket schließen
dialog-close-kept =
    { $count ->
        [one] Ein Eintrag ist nicht fertig. Nichts geht verloren: Er ist auf diesem Computer gespeichert. Wenn Docket wieder läuft, sendet es, was wartet, und fragt nach dem, was gesendet wurde. Prüfen Sie die Fristen, bevor Sie schließen.
       *[other] { $count } Einträge sind nicht fertig. Nichts geht verloren: Sie sind auf diesem Computer gespeichert. Wenn Docket wieder läuft, sendet es, was wartet, und fragt nach dem, was gesendet wurde. Prüfen Sie die Fristen, bevor Sie schließen.
    }
dialog-close-lost =
    { $count ->
        [one] Ein Eintrag wurde noch nicht gesendet und ginge verloren. Was gerade gesendet wird, kommt vielleicht an, vielleicht nicht.
       *[other] { $count } Einträge wurden noch nicht gesendet und gingen verloren. Was gerade gesendet wird, kommt vielleicht an, vielleicht nicht.
    }
dialog-close = Trotzdem schließen
dialog-type-to-confirm = Geben Sie zur Bestätigung { $wanted } ein
dialog-amount-differs = Der eingegebene Betrag stimmt nicht überein
dialog-redact-hint = Schwärzen Sie es dort und fügen Sie die Mappe hinzu. Löschen Sie dann die Datei, aus der Sie sie erstellt haben.
dialog-dispute-unknown = Der aktuelle Stand der Anfechtung ist nicht bekannt
dialog-files-unknown = Es ist nicht bekannt, welche Dateien Finix hat
dialog-files-not-read-back = Die Dateien wurden nicht zurückgelesen
dialog-rounds-unread = Was mit einer früheren Antwort gesendet wurde, konnte nicht gelesen werden
dialog-checks = Prüfungen
dialog-checks-open = Erledigen oder übergehen Sie zuerst jede Prüfung
dialog-typed-differs = Die eingegebene Bestätigung stimmt nicht überein
dialog-override =
    { $count ->
        [one] Grund, die offene Prüfung zu übergehen
       *[other] Grund, die { $count } offenen Prüfungen zu übergehen
    }
dialog-typed-matches = stimmt überein
dialog-typed-not-yet = stimmt noch nicht überein
dialog-keypad = Bildschirm-Ziffernblock verwenden
dialog-keypad-back = Letzte Ziffer löschen
dialog-keypad-key = { $key } eingeben
dialog-page-before = Vorherige Seite
dialog-file-of = { $file } von { $count } Dateien
dialog-page-next = Nächste Seite
dialog-page = Seite der Datei
dialog-page-not-drawn = Die Seite konnte nicht angezeigt werden
dialog-page-drawing = Die Seite wird geladen
dialog-not-taken = Es kam nicht in den Postausgang. Es wurde nichts gesendet.
dialog-being-asked = { $why }. Finix wird gefragt, was es hat.
dialog-saving = Wird auf diesem Computer gespeichert
dialog-sending = Wird gesendet. Finix kann einige Minuten für die Antwort brauchen.
dialog-cancelled = Abgebrochen. Es wurde nichts gesendet.
dialog-in-background = Im Hintergrund fortfahren
dialog-hold = Wartezeit
dialog-hold-hint = Es wurde noch nichts gesendet. Bis dahin können Sie abbrechen, auch mit Esc.
dialog-hold-elsewhere = Wenn Sie im Hintergrund fortfahren, können Sie oben in der Anfechtung und im Postausgang abbrechen
dialog-hold-runs = Gesendet wird nur, während Docket läuft
dialog-sent-in = Wird in { $seconds } s gesendet
dialog-sent-on = Wird gesendet: { $time }
dialog-shown-as = Finix zeigt die Anfechtung als
dialog-request = Anfrage
dialog-save-proof = Nachweis speichern…
dialog-back = Zurück zum Formular
dialog-remove-title = { $name } entfernen
dialog-wipe-title = Daten von { $name } löschen
dialog-remove = Konto entfernen
dialog-wipe = Daten löschen
dialog-remove-always = Die Schlüssel des Kontos, seine gespeicherten Ansichten und seine zuletzt abgeglichenen Anfechtungen
dialog-wipe-always = Gespeicherte Ansichten und die zuletzt abgeglichenen Anfechtungen
dialog-remove-stays = Bei Finix, Disputify und Butter ändert sich nichts
dialog-wipe-stays = Das Konto und seine Schlüssel bleiben. Die Anfechtungen werden erneut von Finix geladen.
backup-ask = Dieses Konto sichern…
backup-title = { $name } sichern
backup-holds = Die Sicherung enthält den Postausgang mit seinen Nachweisen und Dateien, Entwürfe, Scores, gespeicherte Ansichten und die Einstellungen dieses Kontos.
backup-keys = API-Schlüssel sind nicht darin. Anfechtungen auch nicht: Docket holt sie erneut von Finix.
backup-passphrase = Passphrase
backup-passphrase-hint = Mehrere Wörter
backup-passphrase-again = Passphrase wiederholen
backup-lost = Wer die Datei und die Passphrase hat, kann alles lesen. Ohne die Passphrase kann es niemand, und sie lässt sich nicht zurücksetzen.
backup-too-short = Verwenden Sie mindestens { $least } Zeichen
backup-differs = Die beiden Passphrasen sind verschieden
backup-save = Sicherung speichern…
backup-saving = Die Sicherung wird gespeichert…
backup-saved = Gespeichert als { $path }
backup-not-saved = Die Sicherung wurde nicht gespeichert
backup-nothing = Dieses Konto speichert nichts auf diesem Computer
backup-here = Dieses Konto ist schon auf diesem Computer. Um zur Sicherung zurückzukehren, entfernen Sie zuerst das Konto.
backup-not-opened = Die Datei lässt sich nicht öffnen. Entweder ist die Passphrase falsch, oder die Datei ist keine Sicherung oder am Anfang beschädigt.
backup-none = Diese Datei ist keine Docket-Sicherung
backup-damaged = Die Sicherung ist beschädigt. Es wurde nichts wiederhergestellt.
backup-newer = Eine neuere Version von Docket hat diese Sicherung erstellt. Aktualisieren Sie Docket, um sie wiederherzustellen.
restore-ask = Aus Sicherung wiederherstellen…
restore-title = Konto wiederherstellen
restore-file = Sicherungsdatei
restore-file-example = /home/ich/Acme 2026-11-28.docket-backup
restore-choose = Datei auswählen…
restore-no-file = Wählen Sie die Sicherungsdatei aus
restore-no-passphrase = Geben Sie die Passphrase ein
restore-open-backup = Sicherung öffnen
restore-looking = Die Sicherung wird geöffnet…
restore-busy = Wird wiederhergestellt…
restore-do = Konto wiederherstellen
restore-made = Gesichert { $made }
restore-proofs =
    { $count ->
        [one] Ein Nachweis über eine Einreichung oder ein Akzeptieren
       *[other] { $count } Nachweise über Einreichungen und Akzeptiertes
    }
restore-files =
    { $count ->
        [one] Eine Datei
       *[other] { $count } Dateien
    }
restore-drafts =
    { $count ->
        [one] Ein Entwurf
       *[other] { $count } Entwürfe
    }
restore-open =
    { $count ->
        [one] Ein unfertiger Eintrag. Docket sendet ihn nur, wenn Sie es entscheiden.
       *[other] { $count } unfertige Einträge. Docket sendet sie nur, wenn Sie es entscheiden.
    }
restore-keys = Geben Sie danach die API-Schlüssel ein: Sie sind nicht in einer Sicherung.
restore-done = { $name } ist wiederhergestellt
restore-done-hint = Geben Sie die API-Schlüssel ein, um abzugleichen

lock-title = Docket ist gesperrt
lock-unlock = Entsperren
lock-hint = Beim Entsperren werden die Schlüssel aus dem Schlüsselbund dieses Computers geholt
lock-asking = Es wird auf den Schlüsselbund gewartet…
lock-sending =
    { $count ->
        [one] Ein Eintrag wird noch gesendet. Seine Schlüssel bleiben im Speicher, bis er fertig ist.
       *[other] { $count } Einträge werden noch gesendet. Ihre Schlüssel bleiben im Speicher, bis sie fertig sind.
    }

dialog-lost = Endgültig von diesem Computer gelöscht:
dialog-counting = Docket zählt noch, was verloren ginge
dialog-remove-busy = Für dieses Konto wird noch etwas gesendet. Warten Sie, bis es fertig ist, oder brechen Sie es ab.
dialog-name-differs = Der eingegebene Name stimmt nicht überein
dialog-went-wrong = In Docket ist etwas schiefgegangen
dialog-not-counted = Postausgang, Nachweise, Entwürfe und Dateien, falls es welche gibt. Sie konnten nicht gezählt werden: { $why }.
dialog-counting-line = Der Inhalt des Postausgangs wird gezählt
dialog-saved-in = Gespeichert in { $folder }
dialog-save-another = Weitere Kopie speichern…
dialog-save-copy = Nachweise und Kopie speichern…
dialog-copy-hint = Nachweise als PDF und JSON, Dateien unter ihren eigenen Namen. Die Kopie ist nicht verschlüsselt.
dialog-lost-open =
    { $count ->
        [one] { $count } unfertiger Eintrag im Postausgang
       *[other] { $count } unfertige Einträge im Postausgang
    }
dialog-lost-kept =
    { $count ->
        [one] { $count } hinzugefügte Datei, die nicht gesendet wurde
       *[other] { $count } hinzugefügte Dateien, die nicht gesendet wurden
    }
dialog-lost-proofs =
    { $count ->
        [one] { $count } Nachweis über eine Einreichung oder ein Akzeptieren
       *[other] { $count } Nachweise über Einreichungen oder Akzeptiertes
    }
dialog-lost-drafts =
    { $count ->
        [one] { $count } Entwurf oder Notiz
       *[other] { $count } Entwürfe und Notizen
    }
dialog-lost-files =
    { $count ->
        [one] { $count } Kopie einer Datei, { $size }
       *[other] { $count } Kopien von Dateien, { $size }
    }
dialog-lost-aside =
    { $count ->
        [one] { $count } Postausgang, der nicht gelesen werden konnte und aufgehoben wurde
       *[other] { $count } Postausgänge, die nicht gelesen werden konnten und aufgehoben wurden
    }
dialog-submit-title = Beweise für { $amount } einreichen
dialog-submit-reopened-hint = Wenn Sie erneut widersprechen, kann es ins Schiedsverfahren gehen. Dann entscheidet das Kartennetzwerk, und wer verliert, zahlt den Betrag und eine Gebühr. Bei Visa und Mastercard sind das mehrere Hundert Dollar. Finix nimmt pro Runde eine Einreichung an. Danach kann nichts mehr hinzugefügt oder geändert werden.
dialog-submit-hint = Finix nimmt pro Anfechtung eine Einreichung an. Danach kann nichts mehr hinzugefügt oder geändert werden.
dialog-submitted = Beweise eingereicht
dialog-submit-note = Notiz an den Kartenherausgeber
dialog-submit-part = Nur einem Teil des Betrags widersprechen
dialog-submit-part-amount = Bestrittener Betrag
dialog-submit-part-hint = Erklären Sie in der Notiz, warum Sie dem Rest nicht widersprechen
dialog-submit-refund = Schon geleistete Erstattung
dialog-submit-refund-example = TR…
dialog-submit-refund-hint = Nur um eine Voranfrage mit einer Erstattung zu klären: die ID der Erstattung bei Finix. Sonst leer lassen.
dialog-submit-refund-unlinked = Ohne Verknüpfung mit dieser Zahlung erstattet
dialog-submit = Beweise einreichen
dialog-issuer-gets = Was der Kartenherausgeber erhält
dialog-issuer-files-unknown = Es ist noch nicht bekannt, welche Dateien Finix hat
dialog-issuer-no-files = Keine Dateien
dialog-file-elsewhere = Nicht von diesem Computer gesendet
dialog-file-earlier = In einer früheren Runde gesendet
dialog-file-received = Von Finix erhalten
dialog-file-refused = Abgelehnt, nicht Teil der Antwort
dialog-file-canceled = Abgebrochen, nicht Teil der Antwort
dialog-file-moving = Noch unterwegs
dialog-issuer-note = Notiz
dialog-issuer-contested = Bestritten
dialog-contested-part = { $part } von { $whole }
dialog-contested-whole = { $whole }, vollständig
dialog-contested-all = Vollständig
dialog-clear-scores = Score-Verlauf leeren?
dialog-clear-scores-hint = Jeder Score auf diesem Computer wird gelöscht. Disputify behält seine eigenen Aufzeichnungen.
dialog-clear-checkouts = Checkout-Verlauf leeren?
dialog-clear-payments = Zahlungsverlauf leeren?
dialog-clear-sent-hint = Alles Erledigte wird von diesem Computer gelöscht. Was noch wartet, bleibt, und Butter behält seine eigenen Aufzeichnungen.
dialog-clear = Verlauf leeren


## Insights

insights-period = Eröffnet in
insights-period-quarter = Die letzten 90 Tage
insights-period-half-year = Die letzten 26 Wochen
insights-period-year = Die letzten 12 Monate
insights-period-all = Gesamter Zeitraum
insights-by = Nach
insights-by-month = Monat
insights-by-week = Woche
insights-by-reason = Grund
insights-by-code = Grundcode
insights-by-merchant = Händler
insights-by-network = Kartennetzwerk
insights-by-assignee = Zuständig
insights-nobody = Niemand
insights-by-amount = Angefochtener Betrag
insights-by-template = Vorlage
insights-no-letter = Keine Stellungnahme von diesem Computer
insights-in = Währung
insights-currency = { $currency } · { $count }
insights-chart-months = Erhaltene und gewonnene Anfechtungen nach Monat
insights-chart-weeks = Erhaltene und gewonnene Anfechtungen nach Woche
insights-received = Erhalten
insights-won = Gewonnen
insights-disputed = Angefochten
insights-exposure = Offenes Risiko
insights-win-rate = Quote, entschieden
insights-win-rate-of-all = Quote, alle erhaltenen
insights-recovered = Zurückgewonnen
insights-need-response =
    { $count ->
        [one] { $count } Anfechtung braucht eine Antwort
       *[other] { $count } Anfechtungen brauchen eine Antwort
    }
insights-won-of = { $won } von { $all }
insights-recovered-of = { $share } von { $sum } entschieden
insights-table = Zahlen nach { $grouping }
insights-export = Zahlen exportieren…
insights-export-percent = { $figure } (%)
insights-export-of = { $figure }: von
insights-saved = Zahlen gespeichert als { $path }
insights-not-saved = Die Zahlen wurden nicht gespeichert
insights-no-picture = Zeigen Sie die Zahlen nach Monat oder Woche, um ihr Bild zu speichern
insights-nothing-to-save = Hier gibt es keine Zahlen zu exportieren
insights-percent = { $number } %
insights-received-how = In diesem Zeitraum eröffnete Anfechtungen, was auch aus ihnen wurde
insights-count-how = Von den in diesem Zeitraum eröffneten Anfechtungen die, die jetzt hier stehen
insights-disputed-how = Die angefochtenen Beträge aller erhaltenen, zusammen
insights-exposure-how = Die angefochtenen Beträge, die noch eine Antwort brauchen, zusammen
insights-win-rate-how = Gewonnen ÷ (gewonnen + verloren). Bei weniger als 5 entschiedenen Anfechtungen wird nichts gezeigt.
insights-win-rate-of-all-how = Gewonnen ÷ alle erhaltenen, beantwortet oder nicht. Noch nicht entschiedene Anfechtungen zählen als nicht gewonnen.
insights-recovered-how = Die angefochtenen Beträge des Gewonnenen, zusammen. Der Anteil bezieht sich auf Gewonnenes und Verlorenes. Gebühren sind nicht enthalten.
insights-response-rate = Antwortquote
insights-response-rate-how = Beantwortet ÷ (beantwortet + akzeptiert + Frist vorbei), von den noch nicht entschiedenen Anfechtungen. Die Liste von Finix sagt bei einer entschiedenen Anfechtung nicht, ob sie beantwortet wurde. Bei weniger als 5 wird nichts gezeigt.
insights-missed = Verpasste Fristen
insights-missed-short = Verpasst
insights-missed-sum = { $sum } stehen auf dem Spiel
insights-missed-how = Anfechtungen, die noch eine Antwort brauchen, obwohl die Frist von Finix vorbei ist. Sobald Finix sie schließt, zählen sie als verloren und sind von beantworteten nicht mehr zu unterscheiden.
insights-time = Zeit bis zur Antwort
insights-time-how = Die Hälfte der Anfechtungen wurde innerhalb dieser Zeit beantwortet: von der Eröffnung bei Finix, bis dieser Computer die Einreichung oder das Akzeptieren gesendet hat, das Finix bestätigt hat. Finix sagt nicht, wann eine Anfechtung beantwortet wurde, daher zählen nur die von diesem Computer beantworteten, jede einmal, und keine, die vorher entschieden und wiedereröffnet wurde. Bei weniger als 5 wird nichts gezeigt.
insights-time-ninth = 90 % von { $count } innerhalb von { $time }
insights-time-few =
    { $count ->
        [0] Keine von hier beantwortet
        [one] { $count } von hier beantwortet
       *[other] { $count } von hier beantwortet
    }
insights-export-time-median = Zeit bis zur Antwort, Median (Stunden)
insights-export-time-ninth = Zeit bis zur Antwort, 90. Perzentil (Stunden)
insights-fees = Gebühren (Schätzung)
insights-fees-how = Erhaltene Rückbuchungen × Ihre Gebühr pro Rückbuchung + erhaltene Voranfragen × Ihre Gebühr pro Voranfrage. Die Anfechtungen von Finix enthalten keine Gebühren, daher ist dies eine Schätzung aus den Gebühren, die Sie eingegeben haben. Nur Anfechtungen in dieser Währung zählen.
insights-fees-none = Geben Sie unten Ihre Gebühren ein
insights-fees-of =
    { $count ->
        [one] { $count } Rückbuchung
       *[other] { $count } Rückbuchungen
    }
insights-fees-of-both =
    { $inquiries ->
        [one] { $count } Rückbuchungen, { $inquiries } Voranfrage
       *[other] { $count } Rückbuchungen, { $inquiries } Voranfragen
    }
counts-title = Transaktionszahlen importieren
counts-file = Datei mit Transaktionszahlen
counts-file-example = /home/ich/transaktionen.csv
counts-hint = CSV oder eine andere Textdatei mit Spalten, oder eine Excel-Arbeitsmappe. Die erste Zeile benennt sie: einen Monat wie 2026-10 und entweder je Netzwerk eine Spalte oder eine, die das Netzwerk nennt, und eine mit der Anzahl.
counts-month = Monat der Zahlen
counts-visa = Visa-Transaktionen
counts-mastercard = Mastercard-Transaktionen
counts-count = Transaktionen
counts-need = Wählen Sie die Spalte des Monats und die Spalten der Zahlen
counts-no-file = Wählen Sie zuerst eine Datei aus
counts-none = Keine Zahl kann importiert werden
counts-found =
    { $count ->
        [one] { $count } Zahl zu importieren
       *[other] { $count } Zahlen zu importieren
    }
counts-line = { $what }: { $count }
counts-replaces = { $line }, ersetzt { $before }
counts-more = und { $count } weitere
counts-lost =
    { $count ->
        [one] { $count } der frühesten Monate wird nicht behalten. Es ist Platz für 240 Zahlen.
       *[other] { $count } der frühesten Monate werden nicht behalten. Es ist Platz für 240 Zahlen.
    }
counts-refused =
    { $count ->
        [one] { $count } nicht importiert
       *[other] { $count } nicht importiert
    }
counts-trouble = Zeile { $line }: { $why }
counts-wrong-month = das ist kein Monat oder könnten zwei sein. Schreiben Sie ihn als 2026-10.
counts-wrong-network = nur Visa und Mastercard haben solche Programme
counts-wrong-count = { $network } hat keine ganze Zahl
counts-zero = { $network } hat null Transaktionen, und durch null kann nicht geteilt werden
counts-empty = keine Zahl darin
counts-repeats = { $network } dieses Monats steht schon in Zeile { $line }
counts-take =
    { $count ->
        [one] { $count } Zahl importieren
       *[other] { $count } Zahlen importieren
    }
counts-other = Andere Datei auswählen
counts-import = Zahlen importieren…
counts-taken =
    { $count ->
        [one] { $count } Transaktionszahl importiert
       *[other] { $count } Transaktionszahlen importiert
    }
insights-report = Bericht speichern…
insights-picture = Bild speichern…
insights-report-title = Anfechtungen von { $account }
insights-report-about = { $environment } · { $period } · nach { $grouping } · { $currency }
insights-report-since = { $period }, seit { $day }
insights-report-made = Erstellt { $at }
insights-report-more = # weitere Zeilen stehen in der Tabelle als CSV
insights-report-named = Mit Namen gedruckt, weil die Schrift sie nicht hat: #
insights-report-cautions = So ist dies zu lesen
insights-report-caution = { $figure }: { $how }
insights-report-program = { $program }: { $verdict }
insights-report-programs = Programme der Kartennetzwerke, { $month }
insights-report-share = { $share } von { $count }
fees-title = Gebühren für Anfechtungen
fees-chargeback = Gebühr pro Rückbuchung, { $currency }
fees-inquiry = Gebühr pro Voranfrage, { $currency }
fees-wrong = Geben Sie einen Betrag wie { $example } ein
fees-hint = Finix berechnet Gebühren getrennt von seinen Anfechtungen. Geben Sie ein, was eine Anfechtung Sie laut Vertrag kostet. Anfechtungen, deren Stand oder Grund eine Voranfrage ist, zählen als Voranfragen. Die Gebühren oben und in der Tabelle sind Schätzungen aus diesen Beträgen.
insights-card-link = { $card }: { $note }
insights-number = { $column }, { $group }: { $count }
insights-named = { $column } { $number }
insights-bar = { $group }: { $received } erhalten, { $won } gewonnen
insights-week = Woche ab { $day }
insights-total = Alle
insights-unknown = Nicht bekannt
insights-others =
    { $count ->
        [one] { $count } weitere
       *[other] { $count } weitere
    }
insights-band-below = Unter { $currency } { $to }
insights-band = { $currency } { $from } bis { $to }
insights-band-from = Ab { $currency } { $from }
insights-not-counted = Die Zahlen wurden nicht berechnet
insights-none = Keine Anfechtungen in diesem Zeitraum
insights-none-hint = Wählen Sie oben einen längeren Zeitraum
insights-unpriced =
    { $count ->
        [one] { $count } Anfechtung, deren Währung noch nicht bekannt ist, ist in keiner dieser Zahlen
       *[other] { $count } Anfechtungen, deren Währung noch nicht bekannt ist, sind in keiner dieser Zahlen
    }

## Card programs

programs-title = Programme der Kartennetzwerke
programs-as-of = Was Sie in allen Währungen ohne Voranfragen erhalten haben, gemessen an den öffentlichen Grenzen, Stand { $month }. Ihr Acquirer zählt nach Händler-ID und kann früher handeln.
programs-month = Monat
programs-transactions-visa = Visa-Transaktionen, { $month }
programs-transactions-mastercard = Mastercard-Transaktionen, { $month }
programs-transactions-wrong = Geben Sie eine ganze Zahl ein
programs-transactions-hint = Anfechtungen sagen nicht, wie viele Zahlungen Sie abgewickelt haben, geben Sie die Zahl daher hier ein. Visa teilt durch denselben Monat, Mastercard durch den Monat davor.
programs-vamp = Visa VAMP (Schätzung)
programs-vamp-how = (Betrugsmeldungen + Anfechtungen) ÷ Visa-Transaktionen desselben Monats. Finix listet keine Betrugsmeldungen (TC40), daher zählen hier nur Anfechtungen, und Ihr Verhältnis kann höher sein. Visa zählt Zahlungen ohne vorgelegte Karte. Der Nahe Osten und Nordafrika haben andere Grenzen.
programs-ecm = Mastercard ECM
programs-ecm-how = Excessive Chargeback Merchant: Rückbuchungen ÷ Mastercard-Transaktionen des Monats davor. Beide Grenzen müssen erreicht sein.
programs-hecm = Mastercard HECM
programs-hecm-how = High Excessive Chargeback Merchant: Rückbuchungen ÷ Mastercard-Transaktionen des Monats davor. Beide Grenzen müssen erreicht sein.
programs-efm = Mastercard EFM
programs-efm-how = Excessive Fraud Merchant: Betrugsrückbuchungen ÷ Mastercard-Transaktionen des Monats davor, ab 1.000 Transaktionen. Mastercard zählt Onlinezahlungen unter Code 4837, und nur solange weniger als 10 % davon 3-D Secure verwenden, oder 50 % in regulierten Ländern. Docket zählt den Finix-Grund Betrug und weiß nicht, wie viele 3-D Secure verwenden.
programs-reached = Beide Grenzen erreicht
programs-depends = Beide Grenzen erreicht, 3-D-Secure-Anteil unbekannt
programs-below = Unter den Grenzen
programs-below-estimate = Darunter, ohne Betrugsmeldungen
programs-unknown = Noch nicht zu sagen
programs-none = Keine Grenzen in diesem Monat
programs-met = erreicht
programs-not-met = nicht erreicht
programs-disputes =
    { $count ->
        [one] { $count } Anfechtung
       *[other] { $count } Anfechtungen
    }
programs-fraud =
    { $count ->
        [one] { $count } Betrugsanfechtung
       *[other] { $count } Betrugsanfechtungen
    }
programs-count = Grenze von { $limit } Anfechtungen { $state }
programs-no-sum = kein Betrug in Dollar oder Euro
programs-amount = Grenze von { $limit } oder dasselbe in Euro { $state }: { $sums }
programs-ratio = Grenze von { $limit } bps { $state }: { $ratio } bps
programs-too-few = Weniger als 1.000 Transaktionen
programs-no-ratio-visa = Kein Verhältnis: Visa-Transaktionen von { $month } sind nicht eingegeben
programs-no-ratio-mastercard = Kein Verhältnis: Mastercard-Transaktionen von { $month } sind nicht eingegeben
programs-others =
    { $count ->
        [one] { $count } Anfechtung dieses Monats wird nicht gezählt, weil ihr Kartennetzwerk noch nicht bekannt ist
       *[other] { $count } Anfechtungen dieses Monats werden nicht gezählt, weil ihr Kartennetzwerk noch nicht bekannt ist
    }

## Outbox

outbox-tab-open = Offen
outbox-tab-action-needed = Handeln nötig
outbox-tab-done = Erledigt
outbox-disk-failed-short = Sendet nicht: Datenträgerfehler
outbox-paused = Senden angehalten
outbox-open-short = { $count } im Postausgang
outbox-action-needed-short =
    { $count ->
        [one] { $count } braucht Sie
       *[other] { $count } brauchen Sie
    }
outbox-status =
    { $open } offen · { $wanted ->
        [one] { $wanted } braucht Sie
       *[other] { $wanted } brauchen Sie
    }
outbox-not-loaded = Der Postausgang ist nicht geladen
outbox-not-loaded-hint = Was darin wartet, wird gelistet, sobald er geladen ist
outbox-none-open = Nichts wartet
outbox-none-open-hint = Was Sie senden, steht hier, bis der Dienst es hat
outbox-none-needed = Nichts zu tun
outbox-none-needed-hint = Was Docket nicht allein entscheiden kann, steht hier
outbox-none-done = Noch nichts gesendet
outbox-none-done-hint = Gesendete und verworfene Einträge stehen hier
outbox-newest = Die neuesten { $shown } von { $count }
outbox-day =
    { $count ->
        [one] { $day } · { $count } Eintrag
       *[other] { $day } · { $count } Einträge
    }
outbox-fold = Diesen Tag verbergen
outbox-unfold = Diesen Tag zeigen
outbox-since =
    { $tries ->
        [one] { $age } · { $tries } Versuch
       *[other] { $age } · { $tries } Versuche
    }
outbox-resume = Fortsetzen
outbox-pause = Alles anhalten
outbox-disk-failed = Der Datenträger ist ausgefallen. Es wird nichts gesendet, bis der Postausgang wieder darauf gespeichert ist.
outbox-paused-hint = Das Senden ist angehalten. Fristen laufen weiter.
outbox-unreadable =
    { $count ->
        [one] { $count } Eintrag auf diesem Computer stammt von einer anderen Version und bleibt, wie er ist
       *[other] { $count } Einträge auf diesem Computer stammen von einer anderen Version und bleiben, wie sie sind
    }
outbox-blind = Der Postausgang auf diesem Computer ist nicht geladen. Was darin wartet, wird nicht gesendet.
outbox-away-until = { $services } ist nicht erreichbar, lehnt den Schlüssel ab oder bittet um Verlangsamung. Das Senden geht in { $left } weiter.
outbox-away = { $services } ist nicht erreichbar, lehnt den Schlüssel ab oder bittet um Verlangsamung. Das Senden geht automatisch weiter.
outbox-on-disk = Auf dem Datenträger gespeichert, bevor etwas gesendet wird. Hier geht nichts verloren, wenn Docket oder das Netz ausfällt.
outbox-in-memory = Nur im Speicher: Dieses Konto speichert nichts auf diesem Computer, der Postausgang ist also weg, wenn Sie Docket schließen
outbox-head-state = Stand
outbox-head-what = Was
outbox-head-for = Für
outbox-head-why = Einzelheiten
outbox-head-since = Seit
outbox-head-tries = Versuche
outbox-added-changed =
    Hinzugefügt { $added }
    Aktualisiert { $changed }
outbox-request = Anfrage { $id }
outbox-saving = Wird gespeichert
outbox-held-seconds = Wird in { $left } s gesendet
outbox-held-until = Wird gesendet: { $time }
outbox-asking = { $service } wird erst gefragt
outbox-turn = Wartet, bis es an der Reihe ist
outbox-not-sent-yet = Noch nicht gesendet
outbox-sent-bytes = { $sent } von { $size }
outbox-waiting-for = Wartet auf { $service }
outbox-done-at = Erledigt { $time }
outbox-send-now = Jetzt senden
outbox-open = Öffnen
outbox-send-again = Erneut senden…
outbox-proof = Nachweis…
outbox-send-doubted-again = Erneut senden
outbox-sent-automatically = Es wartet im Postausgang. Docket sendet es automatisch.
outbox-reference = Referenz


## Score

score-title = Bestellung bewerten
score-back = Zurück zur Anfechtung
score-by-customer = Nach Kunde
score-by-order = Nach Bestell-ID
score-email = E-Mail
score-email-example = demo@example.org
score-first-name = Vorname
score-last-name = Nachname
score-phone = Telefon
score-billing = Rechnungsadresse
score-same-shipping = Lieferadresse ist dieselbe
score-shipping = Lieferadresse
score-order-problem = Geben Sie die Bestell-ID ein: Buchstaben, Ziffern und Bindestriche
score-order = Bestell-ID
score-order-hint = Nur Bestellungen, die Disputify schon kennt, haben einen Score
score-ask = Score abrufen
score-clear = Leeren
score-result = Risiko-Score von Disputify
score-failed = Die Bestellung wurde nicht bewertet
score-running = Wird bewertet
score-empty-hint = Geben Sie die E-Mail-Adresse eines Kunden oder eine Bestell-ID ein. Der Score sagt, wie wahrscheinlich Erstattungsbetrug ist, bevor er wieder geschieht.
score-empty = Noch nichts bewertet
score-recent = Letzte Scores
score-recent-none = Auf diesem Computer wurde noch nichts bewertet
score-address-1 = Adresszeile 1
score-address-2 = Adresszeile 2
score-city = Ort
score-state = Bundesland
score-postcode = Postleitzahl
score-country = Land
score-meaning = 0 ist kein Treffer, 100 das höchste Risiko · bewertet { $when } in { $milliseconds } ms
score-bands = Diese Stufen sind die von Docket: erhöht ab { $elevated }, hoch ab { $high }. Ändern Sie sie in den Einstellungen.
score-no-match-hint = Kein Treffer heißt, dass nichts bekannt ist, nicht, dass der Kunde sicher ist
score-outside = Disputify hat einen Score außerhalb von 0 bis 100 gesendet. Er wird gezeigt, wie er kam.
score-scale-low = niedrig
score-scale-elevated = erhöht { $from }
score-scale-high = hoch { $from }
score-of-hundred = { $score } von 100
score-markers =
    { $count ->
        [one] { $count } Betrugsmerkmal
       *[other] { $count } Betrugsmerkmale
    }
score-marker = Merkmal
score-marker-source = Quelle
score-marker-source-id = Quell-ID
score-marker-imported = Importiert
score-marker-approved = Bestätigt
score-marker-not-approved = nein
score-history = Anfechtungen mit diesem Kunden
score-history-none = Keine unter den hier geladenen Anfechtungen
score-history-count =
    { $count ->
        [one] { $count } Anfechtung
       *[other] { $count } Anfechtungen
    }
score-history-lost = { $count } verloren


# A file of orders.
score-by-file = Nach Datei
orders-file = Datei mit Bestellungen
orders-file-example = /home/ich/bestellungen.csv
orders-choose = Datei auswählen…
orders-paste = Zeilen einfügen
orders-paste-hint = Oder kopieren Sie Zeilen samt Kopfzeile in einer Tabelle und fügen Sie sie hier mit der Schaltfläche oder Strg V ein
orders-pasted = Eingefügte Zeilen
orders-open = Datei öffnen
orders-hint = CSV oder eine andere Textdatei mit Spalten, eine Excel-Arbeitsmappe oder ein JSON-Objekt pro Zeile. Die erste Zeile oder die Objekte benennen die Spalten. Exporte von Shopify, WooCommerce und Stripe werden erkannt. Höchstens 1.000.000 Zeilen und 64 MB.
orders-reading = Die Datei wird gelesen
orders-checking = Jede Zeile wird geprüft
orders-cancel = Abbrechen
orders-other = Datei schließen
orders-discard = Ergebnisse verwerfen
orders-shape =
    { $count ->
        [one] { $rows } Zeile, { $columns } Spalten
       *[other] { $rows } Zeilen, { $columns } Spalten
    }
orders-guessed = Die Zeichen wurden als { $encoding } gelesen, was die Datei nicht sagt. Prüfen Sie unten Namen mit Umlauten und Akzenten.
orders-lost =
    { $count ->
        [one] { $count } Zeichen konnte nicht gelesen werden
       *[other] { $count } Zeichen konnten nicht gelesen werden
    }
orders-columns = Spalten
orders-columns-hint = Bestellungen werden nach E-Mail bewertet, mit allem anderen, das eine Spalte hat, oder ohne E-Mail-Spalte nach Bestell-ID
orders-column-none = Nicht in der Datei
orders-column-unnamed = Spalte { $number }
orders-name = Vollständiger Name
orders-need = Wählen Sie die Spalte der E-Mail oder der Bestell-ID
orders-score =
    { $count ->
        [one] { $orders } Bestellung bewerten
       *[other] { $orders } Bestellungen bewerten
    }
orders-none-ready = Keine Zeile kann bewertet werden
orders-no-key = Fügen Sie zuerst in den Einstellungen einen Disputify-Schlüssel hinzu
orders-summary = { $ready } zu bewerten, { $wrong } mit Problemen, { $repeats } wiederholt
orders-sends = Jede Zeile wird einmal gefragt. E-Mail, Name, Telefon und Adressen werden, soweit sie eine Spalte haben, an Disputify gesendet. Die Datei bleibt verschlüsselt auf diesem Computer, bis Sie sie schließen.
orders-preview = Vorschau
orders-results = Ergebnisse
orders-all = Alle { $count }
orders-problems = Probleme { $count }
orders-risky = Erhöht und hoch { $count }
orders-failed = Kein Score { $count }
orders-first-rows = Das sind die ersten { $count } Zeilen. Die gespeicherte Datei hat alle.
orders-nothing-here = Hier sind keine Zeilen
orders-empty-title = Keine Datei ausgewählt
orders-empty-hint = Wählen Sie eine Datei mit Bestellungen. Jede Zeile wird geprüft, bevor etwas gesendet wird.
orders-line = Zeile { $line }
orders-pause = Anhalten
orders-resume = Fortsetzen
orders-stop = Beenden
orders-save = Ergebnisse speichern…
orders-ask-again =
    { $count ->
        [one] Für { $rows } Zeile ohne Score noch einmal anfragen
       *[other] Für { $rows } Zeilen ohne Score noch einmal anfragen
    }
orders-save-failed = Zeilen ohne Score speichern…
orders-running = Wird bewertet
orders-waiting =
    { $seconds ->
        [one] Disputify bittet, { $seconds } Sekunde zu warten
       *[other] Disputify bittet, { $seconds } Sekunden zu warten
    }
orders-paused = Angehalten. Schon gesendete Zeilen bekommen noch ihre Antwort.
orders-held = Angehalten. { $why }. Setzen Sie fort, wenn das behoben ist.
orders-stopping = Wird beendet. Schon gesendete Zeilen bekommen noch ihre Antwort.
orders-stopped = Beendet
orders-done = Jede Zeile ist fertig
orders-progress = { $ended } von { $total } Bestellungen
orders-rate = { $rate } pro Sekunde
orders-time-left = noch etwa { $span }
orders-counts = { $scored } bewertet, { $refused } abgelehnt, { $unknown } unbekannt
orders-progress-name = Fortschritt der Bewertung
orders-scored = Bewertet
orders-refused = Abgelehnt
orders-unknown = Unbekannt
orders-not-sent = Nicht gesendet
orders-left-out = Ausgelassen
orders-refused-why = Nicht bewertet
orders-unknown-why = Es ist nicht bekannt, ob sie bewertet wurde
orders-no-file = Das ist ein Ordner oder ein Gerät. Wählen Sie eine Datei.
orders-not-opened = Die Datei konnte nicht geöffnet werden
orders-empty = Die Datei ist leer
orders-spreadsheet = Diese Tabelle lässt sich nicht lesen. Speichern Sie sie als Excel-Arbeitsmappe (.xlsx) ohne Passwort oder als CSV und wählen Sie diese Datei.
orders-pdf = Das ist ein PDF. Wählen Sie eine CSV-Datei oder eine Excel-Arbeitsmappe.
orders-binary = Das ist keine Textdatei. Wählen Sie eine CSV-Datei oder eine Excel-Arbeitsmappe.
orders-not-json = Diese Zeile ist kein JSON-Objekt
orders-no-rows = Die Datei hat Spaltennamen und keine Zeilen darunter
orders-no-heads = Die erste Zeile hat schon Werte. Fügen Sie darüber eine Zeile ein, die die Spalten benennt.
orders-too-large = Die Datei ist größer als 64 MB. Teilen Sie sie und bewerten Sie die Teile.
orders-too-many-rows = Die Datei hat mehr als 1.000.000 Zeilen. Teilen Sie sie und bewerten Sie die Teile.
orders-too-many-columns = Die Datei hat mehr als { $count } Spalten. Entfernen Sie die, die Sie nicht brauchen.
orders-cancelled = Das Lesen wurde abgebrochen
orders-no-order = Die Bestell-ID fehlt
orders-too-long = { $part } ist länger als 255 Zeichen
orders-repeats = Gleiche Bestellung und gleicher Kunde wie Zeile { $line }
orders-cells = { $found } Zellen statt { $expected }
orders-open-quote = Ein Anführungszeichen wird nie geschlossen, daher wird alles danach als eine Zelle gelesen
orders-saved =
    { $count ->
        [one] { $rows } Zeile gespeichert als { $path }
       *[other] { $rows } Zeilen gespeichert als { $path }
    }
orders-not-saved = Die Ergebnisse wurden nicht gespeichert
orders-file-name = scores
orders-files = Tabellen
orders-head-line = Zeile in der Datei
orders-head-score = Risiko-Score von Disputify
orders-head-band = Stufe
orders-head-markers = Betrugsmerkmale
orders-head-types = Arten der Merkmale
orders-head-disputes = Anfechtungen mit diesem Kunden
orders-head-result = Ergebnis
orders-head-details = Einzelheiten
orders-head-at = Bewertet (UTC)
orders-reuse = Frühere Scores
orders-reuse-none = Jeden Score neu abrufen
orders-reuse-days =
    { $days ->
        [one] Scores des letzten Tages verwenden
       *[other] Scores der letzten { $days } Tage verwenden
    }
orders-reused = Früher bewertet
orders-reused-count =
    { $count ->
        [one] 1 früherer Score verwendet
       *[other] { $grouped } frühere Scores verwendet
    }
orders-from = vom { $day }
orders-was = am { $day } noch { $score }
orders-safe = Sie können Docket schließen. Es geht beim nächsten Start weiter und ruft keinen Score zweimal ab.
orders-sort = Sortieren nach
orders-sort-file = Reihenfolge in der Datei
orders-sort-highest = Höchster Score zuerst
orders-sort-lowest = Niedrigster Score zuerst
orders-sort-risen = Größter Anstieg zuerst
orders-head-before = Vorheriger Score
orders-head-before-at = Zuvor bewertet (UTC)


## History beside a form

history-clear = Verlauf leeren…
history-filter = Filter
history-no-match = Nichts passt zum Filter
history-more = Mehr zeigen (noch { $count })
history-show = Einzelheiten zeigen
history-hide = Einzelheiten verbergen
history-not-read = Der Verlauf wurde nicht geladen
history-not-cleared = Der Verlauf wurde nicht geleert


## Checkouts

checkout-sent = Von diesem Computer gemeldet
checkout-none = Keine Checkouts gemeldet
checkout-none-hint = Was Sie melden, steht hier mit der Antwort von Butter
checkout-title = Checkout melden
checkout-hint = Wird an Butter gesendet, damit Order Insight eine spätere Anfechtung verhindern kann
checkout-not-yet = Checkouts können noch nicht gemeldet werden
checkout-busy = Der Checkout wird gesendet
checkout-send = Checkout senden
checkout-leaves = E-Mail und IP-Adresse verlassen diesen Computer und gehen an Butter
checkout-email = E-Mail des Kunden
checkout-address = IPv4-Adresse
checkout-psp = Zahlungsdienstleister · erforderlich
checkout-customer = Kunden-ID
checkout-one-of = Mindestens eine von
checkout-invoice = Rechnungs-ID
checkout-subscription = Abo-ID
checkout-charge = Charge-ID
checkout-transaction = Transaktions-ID


## Recovery

recover-sent = Von diesem Computer gesendet
recover-none = Keine Zahlungen gesendet
recover-none-hint = Was Sie senden, steht hier mit der Antwort von Butter
recover-title = Zahlung an Recover senden
recover-hint = Butter Recover sieht sich die Zahlung sofort an und belastet den Kunden vielleicht erneut. Angefochtene Zahlungen gehören nicht hierher.
recover-live = Dieses Konto ist live: Eine erfundene Zahlung kann zu einer echten Belastung werden
recover-not-yet = Zahlungen können noch nicht gesendet werden
recover-busy = Die Zahlung wird gesendet
recover-preview = Was gesendet wird, als JSON
recover-preview-copy = JSON kopieren
recover-send-live = Zahlung senden…
recover-send = Zahlung senden
recover-group-customer = Kunde und Rechnung
recover-customer = Kunden-ID
recover-subscription = Abo-ID
recover-subscription-start = Beginn des Abos
recover-invoice = Rechnungs-ID
recover-invoice-created = Rechnung erstellt
recover-method = Zahlungsmittel-ID
recover-group-transaction = Transaktion
recover-transaction = Transaktions-ID
recover-psp-transaction = Transaktions-ID des Anbieters
recover-amount = Betrag
recover-currency = Währung
recover-country = Land des Acquirers
recover-scheme = Kartennetzwerk
recover-created = Transaktion erstellt
recover-message = Meldung des Kartenherausgebers
recover-network-transaction = Netzwerk-Transaktions-ID
recover-mid = Händler-ID (MID)
recover-went-through = Erfolgreich
recover-failed = Fehlgeschlagen
recover-psp = Anbieter · erforderlich
recover-funding = Kartenart · erforderlich
recover-outcome = Ergebnis · erforderlich
recover-described = { $psp } · Kunde { $customer } · { $message }


## Files whose rows are sent

checkout-by-form = Ein Checkout
import-checkouts-file = Datei mit Checkouts
import-checkouts-example = /home/ich/checkouts.csv
import-checkouts-hint = CSV oder eine andere Textdatei mit Spalten, eine Excel-Arbeitsmappe oder ein JSON-Objekt pro Zeile. Die erste Zeile oder die Objekte benennen die Spalten, mit den Namen von Butter oder eines Shops. Höchstens 1.000.000 Zeilen und 64 MB. Jede Zeile wird geprüft, bevor etwas gesendet wird.
import-checkouts-sends = E-Mail, IP-Adresse und IDs jeder Zeile verlassen diesen Computer und gehen an Butter. Beträge werden nur hier zusammengezählt.
import-checkouts-need = Wählen Sie die Spalten von E-Mail, IPv4-Adresse und mindestens einer ID. Ohne Spalte für den Anbieter wählen Sie einen für alle Zeilen.
import-checkouts-no-key = Fügen Sie zuerst in den Einstellungen Benutzername und Passwort für die Anfechtungsdaten von Butter hinzu
import-checkouts-name = checkouts
import-checkouts-send =
    { $count ->
        [one] { $checkouts } Checkout senden
       *[other] { $checkouts } Checkouts senden
    }
recover-by-form = Eine Zahlung
import-payments-file = Datei mit Zahlungen
import-payments-example = /home/ich/zahlungen.csv
import-payments-hint = CSV oder eine andere Textdatei mit Spalten, eine Excel-Arbeitsmappe oder ein JSON-Objekt pro Zeile. Eine Zeile oder jedes Objekt einer Liste ist eine Transaktion. Zeilen mit derselben Ereignis-ID, oder ohne diese Spalte die eines Kunden, Abos und einer Rechnung, werden als ein Ereignis gesendet. Höchstens 1.000.000 Zeilen und 64 MB.
import-payments-sends = Butter Recover sieht sich jedes Ereignis sofort an und belastet den Kunden vielleicht erneut. Angefochtene Zahlungen gehören nicht hierher.
import-payments-need = Jede Spalte außer Ereignis-ID, Netzwerk-Transaktions-ID und Händler-ID muss gewählt sein. Ohne Spalte für den Anbieter wählen Sie einen für alle Zeilen.
import-payments-no-key = Fügen Sie zuerst in den Einstellungen einen Schlüssel für Butter Recover hinzu
import-payments-name = zahlungen
import-payments-send =
    { $count ->
        [one] { $events } Ereignis senden…
       *[other] { $events } Ereignisse senden…
    }
import-event = Ereignis-ID
import-funding = Kartenart
import-success = Ergebnis
import-no-such-funding = Butter kennt die Kartenart { $named } nicht
import-no-such-success = Das Ergebnis { $named } ist weder erfolgreich noch fehlgeschlagen
import-differs = { $part } ist anders als in der ersten Zeile des Ereignisses
import-psp = Zahlungsdienstleister
import-psp-of-all = Anbieter der Zeilen, die keinen nennen
import-psp-none = Keiner
import-amount = Betrag, nicht gesendet
import-currency = Währung, nicht gesendet
import-no-such-psp = Butter kennt den Anbieter { $named } nicht
import-no-currency = Der Betrag hat keine bekannte Währung
import-repeats = Gleich wie Zeile { $line }
import-sent-before = Schon früher von diesem Computer gesendet
import-with = Zeile { $line } gehört zum selben Ereignis und kann nicht gesendet werden
import-again = Früher gesendete Zeilen noch einmal senden
import-sums = Summe { $sums }
import-summary = { $ready } zu senden, { $wrong } mit Problemen, { $repeats } wiederholt
import-summary-sent = { $sent } früher gesendet
import-none-ready = Keine Zeile kann gesendet werden
import-beginning = Die Zeilen kommen in den Postausgang
import-not-begun = Die Zeilen kamen nicht in den Postausgang
import-save-left-out = Zeilen mit Problemen speichern…
import-left-out-name = zu berichtigende Zeilen
import-columns-kept = So, wie Sie sie für eine Datei mit diesen Spalten schon gewählt haben
import-columns-forget = Diese Auswahl vergessen
import-json = Was gesendet wird
import-empty-hint = Wählen Sie eine Datei. Jede Zeile wird geprüft, bevor etwas gesendet wird.
import-files = Dateien
import-progress = { $ended } von { $total } Zeilen
import-progress-name = Fortschritt beim Senden
import-counts = { $accepted } angenommen, { $refused } abgelehnt, { $unknown } unbekannt
import-counts-not-sent = { $count } nicht gesendet
import-queued = Eingereiht
import-open = Wird gesendet
import-accepted = Angenommen
import-unknown-why = Es ist nicht bekannt, ob sie angenommen wurde
import-sending = Wird gesendet
import-paused = Angehalten. Zeilen, die schon unterwegs sind, bekommen noch ihre Antwort.
import-outbox-paused = Der Postausgang ist angehalten
import-hold-unknowns = Angehalten, weil fünf Zeilen hintereinander keine Antwort bekamen. Setzen Sie fort, wenn der Dienst wieder antwortet.
import-hold-refusals = Angehalten, weil 50 Zeilen hintereinander abgelehnt wurden. Sehen Sie sich die Gründe an und setzen Sie dann fort oder beenden Sie.
import-hold-elsewhere = Angehalten, weil sich die Adresse des Kontos seither geändert hat. Setzen Sie fort, um den Rest an die neue Adresse zu senden.
import-hold-restored = Angehalten, weil es aus einer Sicherung kommt. Der andere Computer hat den Rest vielleicht gesendet.
import-resting = Der Dienst bat um Ruhe oder ist nicht erreichbar. Das Senden geht automatisch weiter.
import-no-key = Der Dienst nimmt den Schlüssel nicht an. Prüfen Sie ihn in den Einstellungen.
import-safe = Sie können Docket schließen. Es geht beim nächsten Start weiter und sendet keine Zeile zweimal.
import-again-refused = { $count } abgelehnte erneut senden
import-again-not-sent = { $count } nicht gesendete senden
import-again-unknown = { $count } unbekannte erneut senden
import-again-unknown-hint = Zeilen ohne Antwort können angekommen sein. Erneut gesendet, sind sie vielleicht zweimal da.
import-save-refused = Abgelehnte Zeilen speichern…
import-close = Zurück zu den Dateien
import-more = Mehr zeigen
watched-title = Ordner mit Checkouts für { $account }
watched-hint = Neue Dateien darin werden geprüft und ihre Checkouts gesendet, solange dieses Konto offen ist. Eine Datei wird einmal gesendet, wie sie auch heißt, und nie verschoben oder verändert. Zeilen mit Problemen werden zum Beheben aufgehoben, die der letzten 100 solchen Dateien. CSV, Excel-Arbeitsmappen und JSON-Zeilen; Verknüpfungen und Ordner darin bleiben unberührt.
watched-folder = Ordner
watched-example = /home/sie/checkouts
watched-not-whole = Geben Sie den ganzen Pfad eines Ordners ein
watched-begin = Diesen Ordner beobachten
watched-stop = Nicht mehr beobachten
watched-on = Beobachtet wird { $path }
watched-unasked = Ohne Rückfrage an dieses Live-Konto senden
watched-unasked-hint = Sonst wartet jede Datei angehalten im Postausgang, bis Sie sie fortsetzen.
watched-caption = Beobachteter Ordner
watched-waiting =
    { $count ->
        [one] { $files } Datei wird noch geschrieben oder ist als Nächste dran
       *[other] { $files } Dateien werden noch geschrieben oder sind als Nächste dran
    }
watched-no-folder = Der Ordner kann nicht gelesen werden
watched-too-many = Im Ordner liegen mehr als { $most } Dateien. Verschieben Sie ältere.
watched-no-outbox = Nichts wird übernommen, solange nicht lesbar ist, was früher gesendet wurde
watched-columns = Öffnen Sie sie hier einmal und wählen Sie ihre Spalten. Solche Dateien werden dann übernommen.
watched-counts =
    { $count ->
        [one] { $begun } Checkout im Postausgang, { $wrong } mit Problemen, { $known } wiederholt oder schon gesendet
       *[other] { $begun } Checkouts im Postausgang, { $wrong } mit Problemen, { $known } wiederholt oder schon gesendet
    }
watched-rows =
    { $count ->
        [one] { $rows } Zeile zum Beheben anzeigen
       *[other] { $rows } Zeilen zum Beheben anzeigen
    }
watched-taken = { $name } wurde aus dem beobachteten Ordner übernommen
import-hold-watched = Aus dem beobachteten Ordner. Sehen Sie sie an und setzen Sie sie fort, um sie zu senden, oder brechen Sie sie ab.
import-head-reference = Referenz
import-head-at = Letzte Änderung (UTC)


## Settings

settings-account = Konto
settings-appearance = Darstellung
settings-team = Team
settings-team-hint = Wer an einer Anfechtung arbeitet und wie weit, steht in ihren Finix-Tags { $assignee } und { $work }. Jeder mit Zugriff auf das Konto sieht sie, in Docket und im Finix Dashboard.
settings-my-name = Mein Name
settings-my-name-hint = Ein kurzer Name oder Initialen. Anfechtungen, die Sie sich zuweisen, tragen ihn.
settings-my-name-save = Namen speichern
settings-sending = Senden und Scores
settings-deadlines = Fristen und Hinweise
settings-alerts = Desktop-Benachrichtigungen
settings-alerts-due = Eine Anfechtung ist in 48, 24 oder 4 Stunden fällig
settings-alerts-reopened = Eine Anfechtung wird wiedereröffnet
settings-alerts-evidence = Beweise wurden nicht hochgeladen
settings-alerts-outbox = Etwas anderes im Postausgang braucht Sie
settings-alerts-new = Eine neue Anfechtung braucht eine Antwort
settings-alerts-decided = Eine Anfechtung ist gewonnen oder verloren
settings-alerts-quiet = Ruhezeit
settings-alerts-quiet-from = Von
settings-alerts-quiet-to = Bis
settings-alerts-hour = { $hour }:00
settings-alerts-quiet-hint = In der Ruhezeit wird nichts gezeigt, auch nicht, was in 4 Stunden fällig ist. Was dann noch gilt, wird an ihrem Ende gezeigt.
settings-alerts-hint = Wird für das geöffnete Konto gezeigt, während Docket läuft, jede einmal und viele gleiche als eine. Sie nennen keinen Kunden und keine Karte, weil jeder sie auf einem gesperrten Bildschirm lesen kann. Ein Klick öffnet die Anfechtung.
behind-title = Wenn das Fenster geschlossen wird
behind-wanted = Docket in der Infoleiste weiterlaufen lassen
behind-hint = Das Schließen verbirgt das Fenster dann nur. Docket holt weiter Anfechtungen, zeigt Benachrichtigungen und sendet, was im Postausgang wartet, bis Sie an seinem Symbol Beenden wählen oder Strg Q drücken. Ein gesperrtes Docket holt nichts.
behind-absent = Ihr Desktop zeigt gerade keine Symbole in der Infoleiste, daher beendet das Schließen des Fensters Docket. Unter GNOME fügt eine Erweiterung wie AppIndicator eine hinzu.
behind-none = Nur auf Linux-Desktops läuft Docket hinter einem geschlossenen Fenster weiter
behind-open = Docket öffnen
behind-told = Docket läuft weiter
behind-how = Das Fenster ist geschlossen. Öffnen Sie es wieder oder beenden Sie am Symbol in der Infoleiste.
settings-alerts-none = Docket zeigt Benachrichtigungen nur auf Linux-Desktops
settings-margin = Sicherheitspuffer von { $account }
settings-margin-none = Keiner: Die Frist von Finix zählt
settings-margin-hours = { $span } vor der Frist von Finix
settings-margin-other = Anderer…
settings-margin-typed = Stunden vor der Frist von Finix
settings-margin-wrong = Geben Sie ganze Stunden von 1 bis { $most } ein
settings-margin-hint = Ihr Ziel ist die Frist von Finix abzüglich des Puffers. Verbleibende Zeit, ihre Farbe und Wartezeiten richten sich nach Ihrem Ziel. Die Frist von Finix bleibt, wie sie ist, und wird immer daneben gezeigt. Überfällig ist nur, was hinter der Frist von Finix liegt.
settings-margin-search = Suchen Sie nach „target:“, um Anfechtungen nach Ihrem Ziel zu finden, und nach „due:“, um sie nach der Frist von Finix zu finden.
settings-limits = Grenzen für Beweise
settings-letterhead = Briefkopf
settings-letterhead-hint = Wird auf die Stellungnahmen von { $account } gedruckt. Was Sie leer lassen, wird weggelassen.
settings-company = Firma
settings-letter-address = Firmenadresse
settings-contact = Kontakt, etwa eine E-Mail-Adresse oder Telefonnummer
settings-signatory = Unterzeichnet von
settings-role = Funktion
settings-letter-text = Der Text der Stellungnahme
settings-tables = Referenztabellen
settings-data = Daten auf diesem Computer
settings-keyboard = Tastenkürzel
settings-keys = Tastenkürzel ändern
settings-keys-hint = Ein Kürzel einer offenen Anfechtung oder der Liste kann ein einzelner Buchstabe sein. Eines, das auf jeder Seite gilt, braucht Strg, Alt oder eine Funktionstaste.
settings-keys-change = Ändern
settings-keys-change-label = Kürzel „{ $command }“ ändern
settings-keys-press = Drücken Sie die neuen Tasten, oder Esc zum Abbrechen
settings-keys-row-below = Zur Zeile darunter
settings-keys-row-above = Zur Zeile darüber
settings-keys-page = Seite { $page } zeigen
settings-keys-none = Kein Kürzel
settings-keys-remove = Entfernen
settings-keys-reset = Zurücksetzen
settings-keys-reset-label = Kürzel „{ $command }“ zurücksetzen
settings-keys-taken = { $keys } ist das Kürzel für „{ $command }“. Drücken Sie andere Tasten.
settings-keys-reserved = { $keys } wird von Feldern, Listen oder dem Fenster gebraucht. Drücken Sie andere Tasten.
settings-keys-modifier = { $keys } allein würde auf anderen Seiten in Felder getippt. Halten Sie dazu Strg oder Alt.
settings-account-saved = Konto gespeichert
settings-account-not-saved = Das Konto wurde nicht gespeichert
settings-account-removed = Konto entfernt
settings-keys-left = Das Konto wurde entfernt, aber nicht jeder Schlüssel gelöscht
settings-wiped = Daten gelöscht. Die Anfechtungen werden erneut von Finix geladen.
settings-not-wiped = Nicht alles wurde gelöscht
settings-accounts = Konten
settings-this-app = Diese App
settings-not-saved-label = { $name }, nicht gespeichert
settings-not-saved = ENTWURF
settings-account-label = { $name }, { $environment }
settings-new-account = Neues Konto
settings-this-run = Schlüssel nur für diesen Lauf im Speicher halten
settings-keyring = Schlüssel liegen im Schlüsselbund dieses Computers, nie in einer Datei
settings-name = Name
settings-name-example = Acme Outdoor
settings-name-missing = Geben Sie einen Namen für das Konto ein
settings-sandbox = Sandbox
settings-live = Live, echtes Geld
settings-environment = Umgebung
settings-saving-account = Das Konto wird gespeichert
settings-save = Speichern
settings-remove-account = Konto entfernen…
settings-saving-hint = Wird gespeichert. Wenn der Schlüsselbund gesperrt ist, fragt sein eigenes Fenster nach dem Passwort.
settings-address = Basisadresse
settings-address-hint = https, oder http auf diesem Computer. Leer lassen für die Adresse des Anbieters.
settings-where-finix = Im Finix Dashboard derselben Umgebung, unter Developers › API Keys. Das Passwort wird nur einmal gezeigt.
settings-where-butter-disputes = Butter gibt Ihnen beim Einrichten Benutzername und Passwort: ein Paar zum Testen, eines für den Betrieb
settings-where-disputify = Im Entwicklerportal von Disputify
settings-where-butter-recover = Butter gibt Ihnen den API-Schlüssel: einen zum Testen, einen für den Betrieb
settings-recover-test = Der Test sendet eine leere Zahlung, die niemanden nennt und abgelehnt wird
settings-delete-key = Gespeicherten Schlüssel löschen
settings-own-address = Eigene Adresse…
settings-kept-secret = Gespeichert; zum Ersetzen tippen
settings-user = Benutzername
settings-user-missing = Geben Sie den Benutzernamen ein
settings-password = Passwort
settings-password-missing = Geben Sie das Passwort ein
settings-api-token = API-Token
settings-token-missing = Geben Sie den API-Token ein
settings-sent-as = Schlüssel senden als
settings-sent-as-token = API-Token (api_token)
settings-sent-as-key = API-Schlüssel (api_key)
settings-api-key = API-Schlüssel
settings-key-missing = Geben Sie den API-Schlüssel ein
settings-key-elsewhere = Der gespeicherte Schlüssel gilt für die frühere Adresse. Geben Sie den Schlüssel für diese ein.
settings-test-busy = Test läuft
settings-test = Test
settings-test-label = { $service } testen
settings-testing = Wird getestet
settings-connected = Verbunden
settings-reached = Erreicht
settings-not-tested = Nicht getestet
settings-key-kept = Schlüssel gespeichert
settings-key-not-set = Fehlt
settings-key-not-taken = { $service } hat den Schlüssel nicht angenommen
settings-nothing-proved = Der Dienst hat geantwortet, aber nichts davon beweist, dass der Schlüssel richtig oder falsch ist
settings-key-unread = Der Schlüssel wurde nicht gelesen
settings-failed-no-key = Kein Schlüssel
settings-failed-password = Benutzername oder Passwort falsch
settings-failed-refused = Schlüssel abgelehnt
settings-failed-connect = Keine Verbindung
settings-failed-timeout = Keine Antwort in der Zeit
settings-failed = Fehlgeschlagen
settings-demo = Das Demokonto läuft auf einem Server in Docket. Seine Anfechtungen sind erfunden, nichts verlässt diesen Computer, und es braucht keine Schlüssel. Alles, was Sie darin tun, ist weg, wenn Sie Docket schließen.
settings-theme = Farbschema
settings-theme-system = Wie das System
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-contrast = Kontrast
settings-contrast-system = Kontrast wie das System
settings-contrast-standard = Normaler Kontrast
settings-contrast-high = Hoher Kontrast
settings-motion = Bewegung
settings-motion-system = Bewegung wie das System
settings-motion-standard = Normale Bewegung
settings-motion-reduced = Weniger Bewegung
settings-language = Sprache
settings-language-system = Wie das System ({ $language })
settings-start-page = Seite beim Start
settings-text-size = Textgröße
settings-percent = { $percent } %
settings-no-hold = Keine Wartezeit
settings-hold-seconds = { $seconds } s
settings-hold-until = Bis { $span } vor der Frist
settings-hold = Wartezeit, bevor eine Einreichung oder ein Akzeptieren gesendet wird
settings-hold-hint = Während der Wartezeit können Sie abbrechen. Gesendet wird nur, während Docket läuft, und keine Wartezeit reicht in die letzten 24 Stunden vor der Frist.
settings-bands = Score-Stufen
settings-bands-elevated = Erhöht ab
settings-bands-high = Hoch ab
settings-bands-hint = Disputify veröffentlicht keine Stufen, daher sind diese Ihre eigenen
settings-bands-save = Stufen speichern
settings-bands-order = Erhöht muss unter hoch beginnen
settings-bands-numbers = Beides müssen Zahlen von 0 bis 100 sein
settings-limits-hint = Dateien werden vor dem Senden an diesen Grenzen geprüft. Finix hat zwei veröffentlicht. Ein PDF von höchstens 1 MB hält beide ein.
settings-limits-total = { $count } Dateien, zusammen { $size }
settings-limits-source = Quelle: { $source }
settings-data-none = Es wird nichts gespeichert
settings-data-folder = Ordner
settings-data-settings = Einstellungsdatei
settings-data-logs = Protokolle öffnen
settings-data-reports = Absturzberichte öffnen
settings-data-reports-hint = Protokolle und Absturzberichte sagen, wo in Docket etwas schiefging. Sie enthalten keine Schlüssel und keine Kunden und werden nie gesendet.
settings-data-folder-hint = settings.toml enthält Namen und Adressen Ihrer Konten, Benutzernamen und Ihre Einstellungen. Es enthält keine Schlüssel, keine Anfechtungen und keine Kunden.
settings-sync = Auf Änderungen prüfen, während das Fenster sichtbar ist
settings-sync-hint = Docket prüft auch sofort, wenn Sie zum Fenster zurückkehren oder F5 drücken
settings-data-disputes = Anfechtungen
settings-data-not-yet = Noch nicht
settings-data-synced = Letzter Abgleich
settings-data-kept = Gespeichert
settings-data-memory = Im Speicher, bis Sie Docket schließen
settings-data-demo = Das Demokonto beginnt jedes Mal neu
settings-data-size = Größe
settings-data-file = Datei
settings-data-encrypted = Verschlüsselt mit einem zufälligen Schlüssel, den nur der Schlüsselbund dieses Computers hat
settings-data-wipe = Daten auf diesem Computer löschen…
settings-lock = Docket sperren, wenn niemand es benutzt seit
settings-lock-never = Nie
settings-lock-session = Docket mit der Sitzung sperren
settings-lock-hint = Verbirgt alles und entfernt die Schlüssel aus dem Speicher. Was gerade gesendet wird, wird erst fertig. Benachrichtigungen pausieren. Wenn Ihr Schlüsselbund entsperrt ist, genügt ein Klick zum Entsperren; sperren Sie daher auch Ihre Sitzung.
settings-csv-system = Wie das System ({ $separator })
settings-csv = Trennzeichen in CSV-Dateien
settings-csv-mark = Umlaute und führende Nullen in Excel erhalten
settings-sync-seconds = Alle { $seconds } s
settings-sync-minutes = Alle { $minutes } min
settings-table-in-force = { $table }: in Gebrauch
settings-table-not-saved = Nicht gespeichert
settings-table-crashed = Nicht gespeichert, weil in Docket etwas schiefgegangen ist
settings-tables-fixed = Auf diesem Computer werden keine Einstellungen gespeichert, daher können Tabellen nicht bearbeitet werden
settings-table-copy = Ihre bearbeitete Kopie
settings-table-copy-version = Ihre bearbeitete Kopie, Version { $version }
settings-table-default = Standard; jede Zeile nennt Quelle und Datum
settings-table-default-version = Standard; jede Zeile nennt Quelle und Datum, Version { $version }
settings-table-edit = { $table } bearbeiten…
settings-table-as-text = { $table } als JSON bearbeiten…
settings-table-reset = { $table } zurücksetzen
settings-nothing-changed = Es hat sich nichts geändert
settings-letter-wrong = { $name } hat einen Fehler
settings-letter-example = Vorschau mit einer Beispielanfechtung
settings-letter-asked = Docket fragt nach: { $names }
settings-limits-wrong = { $name } hat eine Grenze, die keine Zahl ist
settings-limit-files = Dateien
settings-limit-total = Alle Dateien zusammen, in KB
settings-limit-image = Jedes JPEG oder PNG, in KB
settings-limit-document = Jedes PDF oder TIFF, in KB
settings-limit-file = Jede Datei, in KB
settings-limit-pages = Seiten pro Datei
settings-limit-dpi = Auflösung, in dpi
settings-limit-wrong = Geben Sie eine Zahl größer als 0 ein
settings-limit-optional = Lassen Sie ein Feld leer, wo es keine Grenze gibt
settings-entry-source = Quelle
settings-entry-preview = Vorschau, wie eine Anfechtung es zeigt
settings-entry-last = Eine Liste behält mindestens einen Eintrag
settings-code-network = Kartennetzwerk
settings-code-add = Grundcode hinzufügen
settings-code-new = Neuer Grundcode
settings-code = Code
settings-code-name = Name
settings-code-category = Kategorie
settings-code-claim = Vorwurf
settings-code-note = Notiz
settings-code-empty = Geben Sie den Code ein
settings-code-no-preview = Wird gezeigt, sobald es einen Code gibt
settings-code-odd = Verwenden Sie nur Buchstaben, Ziffern und Punkte
settings-code-name-empty = Geben Sie den Namen des Netzwerks für den Code ein
settings-code-claim-empty = Wählen Sie, was der Karteninhaber vorwirft
settings-claim-label = Name des Vorwurfs im Titel
settings-item-add = Punkt hinzufügen
settings-item-new = Neuer Punkt
settings-item-text = Punkt
settings-item-strength = Wie viel er entscheidet
settings-item-need = Ob er nötig ist
settings-item-only-code = Nur bei Grundcode
settings-item-empty = Geben Sie ein, was es zeigt
settings-item-code-unknown = Nicht unter den Grundcodes. Leer lassen für alle.
settings-item-networks = Die Tabelle hat eigene Texte für { $networks }; sie bleiben, wie sie sind.
settings-item-in-letters = In Stellungnahmen: ?{ $id }
settings-table-hint = JSON. Eine Kopie, die nicht gelesen werden kann, wird nicht verwendet, und Docket sagt, welche Zeile falsch ist.
settings-table-save = Speichern und verwenden
settings-table-restore = Standardtext wiederherstellen


## Kit

kit-and-more = Und { $count } weitere
kit-cancel = Abbrechen
kit-retry = Wiederholen
kit-close = Schließen
kit-refresh = Aktualisieren
kit-try-again = Erneut versuchen
kit-dismiss = Ausblenden
kit-discard = Verwerfen
kit-edit = Bearbeiten…
kit-check-again = Erneut prüfen
kit-open-settings = Einstellungen öffnen
kit-open-folder = Ordner öffnen
kit-remove = Entfernen
kit-add-account = Konto hinzufügen…
kit-connect-account = Konto verbinden…
kit-open-demo = Demokonto öffnen
kit-open-in-workbench = In der Werkbank öffnen
kit-skip = Überspringen
kit-demo-account = Demo
kit-field-required = { $label } · erforderlich
kit-field-example = z. B. { $example }
kit-choose = Auswählen
kit-technical-detail = Technische Einzelheit
kit-copy-detail = Einzelheit kopieren
kit-check-done = Erledigt
kit-check-open = Offen
kit-check-bad = Nicht möglich
kit-check-empty = Nicht erledigt
kit-copy = { $name } kopieren
kit-show-secret = { $name } zeigen
kit-hide-secret = { $name } verbergen
kit-resize = Breite des Bereichs ändern
kit-calendar = { $label }: Tag auswählen
kit-calendar-before = Vorheriger Monat
kit-calendar-after = Nächster Monat
kit-calendar-month =
    { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    } { $year }
kit-calendar-day =
    { $day ->
        [1] Mo
        [2] Di
        [3] Mi
        [4] Do
        [5] Fr
        [6] Sa
       *[7] So
    }
kit-fields-first = Einige Felder müssen zuerst berichtigt werden
kit-fields-to-fix =
    { $count ->
        [one] { $count } Feld zu berichtigen
       *[other] { $count } Felder zu berichtigen
    }


## Field problems

problem-email-empty = Geben Sie eine E-Mail-Adresse ein
problem-email-long = Eine E-Mail-Adresse kann höchstens 254 Zeichen haben
problem-email-space = Eine E-Mail-Adresse kann keine Leerzeichen haben
problem-email-no-at = Eine E-Mail-Adresse braucht ein @
problem-email-no-name = Der Teil vor dem @ fehlt
problem-email-second-at = Eine E-Mail-Adresse kann nur ein @ haben
problem-email-domain = Der Teil nach dem @ braucht eine Domain wie example.org
problem-email-dot = Ein Punkt vor dem @ steht an der falschen Stelle

problem-address-empty = Geben Sie die IPv4-Adresse des Kunden ein
problem-address-ipv6 = { $address } ist keine IPv4-Adresse. Kunden mit IPv6 können nicht gemeldet werden.
problem-address-not-four = { $address } ist keine IPv4-Adresse: Sie braucht vier Zahlen mit Punkten dazwischen
problem-address-large = { $address } ist keine IPv4-Adresse: { $part } ist größer als 255
problem-address-zero = { $address } ist keine IPv4-Adresse: { $part } beginnt mit einer Null
problem-address-odd = { $address } ist keine IPv4-Adresse

problem-amount-empty = Geben Sie einen Betrag ein
problem-amount-commas = Schreiben Sie { $currency } ohne Trennzeichen zwischen Tausendern, zum Beispiel { $example }
problem-amount-decimals =
    { $decimals ->
        [0] { $currency } hat keine Nachkommastellen
        [one] { $currency } hat 1 Nachkommastelle
       *[other] { $currency } hat { $decimals } Nachkommastellen
    }
problem-amount-large = Der Betrag ist zu groß
problem-amount-not-a-number = { $typed } ist kein Betrag wie { $example }
problem-amount-digits = { $typed } hat zu viele Ziffern

problem-provider = Wählen Sie den Zahlungsdienstleister
problem-checkout-id = Geben Sie mindestens eine der vier IDs ein
problem-checkout-charge = Eine Charge-ID gehört zu Stripe; ein anderer Anbieter ordnet sie vielleicht nicht zu
problem-score-phone = Eine Telefonnummer hat mindestens fünf Ziffern

problem-payment-customer = Geben Sie Ihre ID für den Kunden ein
problem-payment-subscription = Geben Sie das Abo ein
problem-payment-invoice = Geben Sie die Rechnung ein
problem-payment-transaction = Geben Sie Ihre ID für die Transaktion ein
problem-payment-provider-transaction = Geben Sie die Transaktions-ID des Anbieters ein
problem-payment-funding-source = Wählen Sie, wie der Kunde bezahlt hat
problem-payment-method = Geben Sie das Zahlungsmittel ein
problem-payment-network = Geben Sie das Kartennetzwerk ein, zum Beispiel visa
problem-payment-outcome = Wählen Sie, ob die Zahlung erfolgreich war
problem-payment-response = Geben Sie die Meldung des Kartenherausgebers ein
problem-payment-worldpay = Worldpay verlangt dies
problem-payment-time-empty = Geben Sie eine Zeit wie 2026-09-25T03:57:26Z ein
problem-payment-time = { $typed } ist keine Zeit wie 2026-09-25T03:57:26Z
problem-payment-country = Geben Sie die zwei Buchstaben eines Landes ein, zum Beispiel US
problem-payment-currency = Geben Sie die drei Buchstaben einer Währung ein, zum Beispiel USD
problem-payment-zero = Geben Sie einen Betrag über null ein

problem-url-none = Geben Sie eine Adresse wie https://api.example.com ein
problem-url-http = Einfaches http geht nur für diesen Computer. Verwenden Sie https.
problem-url-parts = Die Adresse darf weder Benutzername noch Passwort, Fragezeichen oder # enthalten

problem-tag-no-key = Der Schlüssel ist leer
problem-tag-long-key = Der Schlüssel ist länger als { $most } Zeichen
problem-tag-odd-key = Der Schlüssel hat ein Zeichen, das nicht angezeigt werden kann
problem-tag-long-value = Der Wert ist länger als { $most } Zeichen
problem-tags-many = { $count } Tags sind mehr als die { $most }, die Finix behält
problem-tags-one = { $key }: { $problem }
problem-person-empty = Geben Sie einen Namen ein
problem-person-long = Verwenden Sie höchstens 30 Zeichen
problem-person-odd = Der Name hat ein Zeichen, das nicht gezeigt werden kann
problem-person-email = Verwenden Sie einen kurzen Namen oder Initialen, keine E-Mail-Adresse
problem-person-reserved = Die Suche verwendet dieses Wort für etwas anderes

problem-term-field = Es gibt kein Feld { $name }. Setzen Sie es in Anführungszeichen, um es als Text zu suchen.
problem-term-amount = amount braucht eine Zahl wie >200 oder 100..500, nicht { $typed }
problem-term-today = today braucht hier ein Datum wie 2026-11-21
problem-term-sign = Setzen Sie < oder > vor { $typed }
problem-term-time = { $typed } ist weder Datum noch Zeitspanne. Versuchen Sie 2026-11-21, 2026-11, 3d, 12h oder 2w.

problem-purchases-unreadable = Die Tabelle kann nicht gelesen werden: { $said }
problem-purchases-empty = Die Tabelle ist leer
problem-purchases-no-lines = Die Tabelle hat keine Zeilen unter ihren Spaltennamen
problem-purchases-no-date = Wählen Sie die Spalte mit dem Datum

problem-limit-empty = Die Datei ist leer
problem-limit-type = { $kind } kann nicht als Beweis dienen. Finix nimmt { $taken } an.
problem-limit-size = { $size } liegt über der Grenze von { $limit } für { $kind }
problem-limit-files = Finix nimmt höchstens { $limit } Dateien pro Anfechtung an
problem-limit-total = Mit dieser Datei hätte die Anfechtung mehr als die { $limit }, die Finix annimmt

problem-table-empty = { $list } ist leer
problem-table-takes-nothing = { $rules } nimmt gar keine Dateien an
problem-table-twice = { $code } steht zweimal in der Liste
problem-table-same-item = { $claim }: Zwei Punkte haben dieselbe ID

problem-letter-empty = Die Stellungnahme hat keinen Text
problem-letter-exhibit = { $field } braucht einen Punkt davor, wie in ?delivery_proof: … – { $line }
problem-letter-item = Ein Punkt besteht aus Kleinbuchstaben, Ziffern und _, dann ein Doppelpunkt – { $line }
problem-letter-names-exhibit = Die Stellungnahme verweist auf Anlage { $exhibit }, die nicht in der Mappe ist
problem-letter-names-page = Die Stellungnahme verweist auf Seite { $page } von Anlage { $exhibit }, die nicht in der Mappe ist


## Labels of the domain

environment-demo = Demo
environment-sandbox = Sandbox
environment-live = Live

service-finix = Finix-Anfechtungen
service-disputify = Disputify-Scores
service-butter-disputes = Butter-Anfechtungsdaten
service-butter-recover = Butter Recover

dispute-state-inquiry = Voranfrage
dispute-state-pending = Ausstehend
dispute-state-won = Gewonnen
dispute-state-lost = Verloren
dispute-state-arbitration = Schiedsverfahren
dispute-state-expired = Abgelaufen

dispute-response-needed = Antwort nötig
dispute-response-responded = Beantwortet
dispute-response-accepted = Akzeptiert
dispute-response-not-allowed = Keine Antwort erlaubt
dispute-response-unknown = Unbekannt

dispute-reason-fraud = Betrug
dispute-reason-quality = Qualität
dispute-reason-clerical = Formfehler
dispute-reason-technical = Technisch
dispute-reason-inquiry = Voranfrage

dispute-status-needs-response = Antwort nötig
dispute-status-reopened = Wiedereröffnet
dispute-status-responded = Beantwortet
dispute-status-accepted = Akzeptiert
dispute-status-won = Gewonnen
dispute-status-lost = Verloren
dispute-status-open = Offen

evidence-sent-chargeback = Für die Rückbuchung gesendet
evidence-sent-inquiry = Für die Voranfrage gesendet
evidence-sent-none = Keine
evidence-sent-not-supported = Nicht unterstützt
evidence-sent-unknown = Unbekannt

evidence-state-pending = Unterwegs zum Zahlungsabwickler
evidence-state-succeeded = Von Finix erhalten
evidence-state-failed = Vom Zahlungsabwickler abgelehnt
evidence-state-canceled = Abgebrochen

adjustment-merchant-debit = Vom Händler abgebucht
adjustment-merchant-credit = Dem Händler zurückgebucht
adjustment-platform-credit = Auf dem Konto der Plattform gespiegelt
adjustment-platform-debit = Auf dem Konto der Plattform gespiegelt
adjustment-merchant-debit-adjustment = Korrektur, abgebucht
adjustment-merchant-credit-adjustment = Korrektur, zurückgebucht

card-brand-digits = { $brand } •••• { $last4 }
card-digits = •••• { $last4 }

transfer-state-succeeded = Erfolgreich
transfer-state-pending = Ausstehend
transfer-state-failed = Fehlgeschlagen
transfer-state-canceled = Abgebrochen
transfer-state-unknown = Unbekannt

funding-credit = Kredit
funding-debit = Debit
funding-prepaid = Prepaid
funding-mixed = Gemischt
funding-paypal = PayPal
funding-uncategorized = Nicht zugeordnet
funding-unknown = Unbekannt

score-band-no-match = Kein Treffer
score-band-low = Niedrig
score-band-elevated = Erhöht
score-band-high = Hoch
score-band-unscored = Kein Score

# Benachrichtigungen auf dem Desktop. Jeder kann sie auf einem gesperrten Bildschirm lesen.
alert-open = Öffnen
alert-account = { $account }, { $environment }
alert-due =
    { $count ->
        [one] Eine Anfechtung ist innerhalb von { $span } fällig
       *[other] { $count } Anfechtungen sind innerhalb von { $span } fällig
    }
alert-target =
    { $count ->
        [one] Eine Anfechtung erreicht Ihr Ziel innerhalb von { $span }
       *[other] { $count } Anfechtungen erreichen Ihr Ziel innerhalb von { $span }
    }
alert-new =
    { $count ->
        [one] Eine neue Anfechtung braucht eine Antwort
       *[other] { $count } neue Anfechtungen brauchen eine Antwort
    }
alert-reopened =
    { $count ->
        [one] Eine Anfechtung wurde wiedereröffnet
       *[other] { $count } Anfechtungen wurden wiedereröffnet
    }
alert-won =
    { $count ->
        [one] Eine Anfechtung wurde gewonnen
       *[other] { $count } Anfechtungen wurden gewonnen
    }
alert-lost =
    { $count ->
        [one] Eine Anfechtung wurde verloren
       *[other] { $count } Anfechtungen wurden verloren
    }
alert-evidence =
    { $count ->
        [one] Eine Beweisdatei wurde nicht hochgeladen
       *[other] { $count } Beweisdateien wurden nicht hochgeladen
    }
alert-outbox =
    { $count ->
        [one] Etwas im Postausgang braucht Sie
       *[other] { $count } Einträge im Postausgang brauchen Sie
    }

today-not-read = Was fällig ist, wurde nicht gezählt
today-overdue = Überfällig
today-past-target = Hinter Ihrem Ziel
today-today = Heute fällig
today-tomorrow = Morgen
today-target-today = Ziel heute
today-target-tomorrow = Ziel morgen
today-target-in-a-week = Ziel in 2–6 Tagen
today-target-later = Ziel später
today-in-a-week = In 2–6 Tagen
today-later = Später
today-undated = Ohne Datum
today-number = { $name }: { $count }
today-more-currencies = { $sum } +{ $others }
today-next = Als Nächstes fällig
today-next-none = Keine Antwort fällig
today-open = { $dispute } öffnen
today-needs = Braucht Sie
today-needs-none = Nichts braucht Sie
today-mine = Ihnen zugewiesen
today-needs-more = { $count } weitere im Postausgang
today-open-row = { $what }, { $whose }
today-news = Was sich geändert hat
today-since = Seit
today-since-yesterday = Gestern
today-since-looked = Ihrem letzten Besuch ({ $at })
today-since-week = Einer Woche
today-new = Neu
today-reopened = Wiedereröffnet
today-won = Gewonnen
today-lost = Verloren
today-news-hint = Wiedereröffnet, gewonnen und verloren sind Anfechtungen, die Finix seither geändert hat
today-calendar = Fälligkeiten
today-calendar-month = Monat
today-calendar-week = Woche
today-calendar-now = Zurück zu heute
today-calendar-target = Tage Ihres Ziels, { $margin } vor der Frist von Finix
today-week = { $first } – { $last }
today-week-before = Vorherige Woche
today-week-after = Nächste Woche
today-day =
    { $count ->
        [0] { $day }: nichts fällig
       *[other] { $day }: { $count } fällig, { $sums }
    }

list-queue-needs-response = Antwort nötig
list-queue-under-review = In Prüfung
list-queue-won = Gewonnen
list-queue-lost = Verloren
list-queue-all = Alle

list-due-overdue = Überfällig
list-due-day = Innerhalb von 24 Stunden
list-due-three-days = Innerhalb von 3 Tagen
list-due-week = Innerhalb von 7 Tagen
list-due-any = Jede Frist

list-column-due = Fällig
list-column-target = Ziel
list-column-target-tip = Zeit bis zu Ihrem eigenen Ziel, { $margin } vor der Frist von Finix
list-column-amount = Betrag
list-column-reason = Grund
list-column-code = Code
list-column-status = Status
list-column-merchant = Händler
list-column-order = Bestellung
list-column-dispute = Anfechtung
list-column-customer = Kunde
list-column-created = Eröffnet
list-column-updated = Aktualisiert
list-column-transfer = Zahlung
list-column-assignee = Zuständig
list-column-work = Bearbeitung

export-title =
    { $count ->
        [one] { $count } Anfechtung exportieren
       *[other] { $count } Anfechtungen exportieren
    }
export-hint = Genau die Liste, die Sie sehen, in ihrer Reihenfolge
export-selected-hint = Nur die ausgewählten Anfechtungen, in der Reihenfolge der Liste
export-everywhere-hint = Die Anfechtungen aller Konten, wie sie jetzt gelistet sind, in dieser Reihenfolge, mit ihrem Konto
export-environment = Umgebung
export-format = Format
export-format-csv = CSV für jede Tabellenkalkulation
export-format-xlsx = Excel-Arbeitsmappe
export-format-json = JSON, wie Finix es gesendet hat
export-format-ics = Kalender der Fristen
export-columns = Spalten
export-columns-shown = Spalten der Liste
export-columns-all = Alle Spalten
export-xlsx-hint = Beträge sind Zahlen und Zeiten sind Daten. Was nicht auf ein Blatt passt, geht auf dem nächsten weiter.
export-json-hint = Jede Anfechtung mit jedem Feld, unverändert. Kartennummern in Tags sind nicht maskiert.
export-incomplete =
    { $count ->
        [one] Der Betrag von { $count } Anfechtung wird noch geladen. Er wäre in der Datei leer, oder die Anfechtung würde fehlen, wenn Sie nach Betrag filtern. Die Leiste oben zeigt, wie viele noch fehlen.
       *[other] Die Beträge von { $count } Anfechtungen werden noch geladen. Sie wären in der Datei leer, oder die Anfechtungen würden fehlen, wenn Sie nach Betrag filtern. Die Leiste oben zeigt, wie viele noch fehlen.
    }
export-ics-hint = Ein Eintrag für jede Anfechtung, die eine Antwort braucht, zu ihrer Frist, mit einer Erinnerung am Tag davor. Ein erneuter Import aktualisiert ihn.
export-event-title = Antwort bis: Anfechtung über { $amount }, { $merchant }
export-event-unpriced = Betrag unbekannt
export-deadline = Frist in den Kalender…
export-save = Speichern unter…
export-busy = Eine andere Liste wird noch exportiert
export-running = Export: { $done } von { $total } Anfechtungen
export-progress = Fortschritt des Exports
export-cancel = Export abbrechen
export-sheet = Anfechtungen
export-dispute = Anfechtung
export-status = Status
export-state = Stand
export-response = Antwortstand
export-amount = Betrag
export-currency = Währung
export-reason = Grund
export-code = Code
export-merchant = Händler
export-order = Bestellung
export-customer = Kunde
export-due-utc = Antwort bis (UTC)
export-due-local = Antwort bis (lokal)
export-opened = Eröffnet (UTC)
export-changed = Aktualisiert (UTC)
export-payment = Zahlung
export-assignee = Zuständig
export-work = Bearbeitungsstand

separator-comma = Komma, Beträge als 1234.50
separator-semicolon = Semikolon, Beträge als 1234,50
separator-semicolon-point = Semikolon, Beträge als 1234.50
separator-tab = Tabulator, Beträge als 1234.50

# Was die Suche liest, bleibt englisch.
search-hint-reason = fraud, quality, clerical…
search-hint-code = 13.1, 4853…
search-hint-status = needs response, won, lost…
search-hint-amount = >200, 100..500
search-hint-currency = USD, EUR…
search-hint-due = <3d, 0d..3d, overdue, any, 2026-12-24
search-hint-target = Ihr eigenes Ziel: <3d, past, 2026-12-24
search-hint-merchant = ein Name oder eine ID, oder genau einer: ="Acme Shop"
search-hint-order = eine Bestellnummer
search-hint-customer = eine E-Mail-Adresse
search-hint-created = <7d, 2026-11, >2026-11-20
search-hint-updated = <1d
search-hint-state = inquiry, pending, won, lost
search-hint-response = needs response, responded…
search-hint-card = visa, 4242
search-hint-dispute = DI…
search-hint-payment = TR…
search-hint-assignee = ein Name, me, none
search-hint-work = to do, gathering, ready, waiting, none
search-hint-tag = ein Tag
search-hint-tag-any = was ein beliebiger Tag enthält
search-example-more = mehr als 200
search-example-between = von 100 bis 500
search-example-less = weniger als 50
search-example-overdue = hinter der Frist
search-example-past-target = hinter Ihrem eigenen Ziel
search-example-today = innerhalb von 24 Stunden
search-example-three-days = in weniger als 3 Tagen
search-example-week = in weniger als einer Woche
search-example-within-week = in weniger als einer Woche, nicht überfällig
search-example-any-due = fällig, mit oder ohne Datum
search-example-undated = ohne Frist
search-example-last-day = innerhalb des letzten Tages
search-example-last-week = innerhalb der letzten 7 Tage
search-example-last-month = innerhalb der letzten 30 Tage
search-example-long-ago = vor mehr als 90 Tagen
search-example-me = Ihnen zugewiesen
search-example-nobody = Niemandem zugewiesen
search-example-no-work = Kein Bearbeitungsstand

sensitive-card = Kartennummer
sensitive-security-code = Kartenprüfnummer
sensitive-national-id = Ausweisnummer
sensitive-card-why = Kartenherausgeber lehnen Dateien ab, die sie zeigen
sensitive-security-code-why = Sie darf nie aufbewahrt oder weitergegeben werden
sensitive-national-id-why = Das ist mehr, als der Kartenherausgeber braucht

found-on-pages =
    { $count ->
        [0] { $what }
        [one] { $what }, Seite { $pages }
       *[other] { $what }, Seiten { $pages }
    }

rules-alike = { $documents }, { $images } bis { $limit }
rules-apart = { $documents } bis { $document-limit } · { $images } bis { $image-limit }

table-limits = Beweisgrenzen und Netzwerkregeln
table-codes = Grundcodes
table-checklists = Checklisten nach Vorwurf
table-letters = Vorlagen

checklist-title-code =
    { $article ->
       *[a] Was eine Anfechtung { $code } gewinnt: { $claim }
    }
checklist-title-code-alone =
    { $article ->
       *[a] Was eine Anfechtung { $code } gewinnt
    }
checklist-title-fraud = Was eine Betrugsanfechtung gewinnt
checklist-title-quality = Was eine Qualitätsanfechtung gewinnt
checklist-title-clerical = Was eine Anfechtung wegen Formfehlern gewinnt
checklist-title-technical = Was eine technische Anfechtung gewinnt
checklist-title-inquiry = Was eine Voranfrage gewinnt
checklist-title-any = Was eine Anfechtung gewinnt
checklist-subject-fraud = Betrugsanfechtung
checklist-subject-quality = Qualitätsanfechtung
checklist-subject-clerical = Anfechtung wegen Formfehlern
checklist-subject-technical = technische Anfechtung
checklist-subject-inquiry = Voranfrage
checklist-subject-any = Anfechtung
checklist-claim-any = Jeder andere Vorwurf
checklist-strong = Stark
checklist-weak = Allein schwach
checklist-required = Erforderlich
checklist-one-of = Eines davon
checklist-optional = Freiwillig
checklist-gap-required = Erforderlich: { $item }
checklist-gap-nothing-marked = Nichts Angehängtes ist bisher als Antwort auf diesen Vorwurf markiert

purchase-element-ip = IP-Adresse
purchase-element-device = Geräte-ID oder Fingerabdruck
purchase-element-login = Konto oder Login
purchase-element-address = Lieferadresse

purchase-part-date = Datum
purchase-part-amount = Betrag
purchase-part-reference = Referenz (ARN)
purchase-part-goods = Waren oder Dienste
purchase-part-login = Konto oder Login
purchase-part-ip = IP-Adresse
purchase-part-device = Geräte-ID oder Fingerabdruck
purchase-part-address = Lieferadresse

purchase-rule-code = Der Grundcode ist Visa 10.4
purchase-rule-two = { $count } von 2 früheren Transaktionen mit derselben Karte
purchase-rule-window = Jede 120 bis 364 Tage vor Eröffnung der Anfechtung
purchase-rule-window-unknown = Jede 120 bis 364 Tage vor Eröffnung der Anfechtung. Das Eröffnungsdatum ist nicht bekannt.
purchase-rule-window-outside = Jede 120 bis 364 Tage vor Eröffnung der Anfechtung: { $which }
purchase-rule-window-no-date = Jede 120 bis 364 Tage vor Eröffnung der Anfechtung: Ein Datum fehlt oder ist nicht wie 2026-05-01
purchase-rule-outside = Transaktion { $number } liegt { $days } Tage davor
purchase-rule-undisputed = Keine davon wurde angefochten oder als Betrug gemeldet
purchase-rule-none-same = Zwei Merkmale sind in allen gleich
purchase-rule-same = In allen gleich: { $elements }
purchase-rule-same-device = Eines davon ist die IP-Adresse oder das Gerät
purchase-rule-described = Jede sagt, was gekauft wurde, und jede frühere Transaktion hat ihre Referenznummer (ARN)

left-undated = Ohne Datum
left-unread = Frist unlesbar
left-overdue = Überfällig
# In einer Zelle: Das eigene Ziel ist vorbei, die Frist noch nicht.
left-past-target = noch { $left }
due-in-span = fällig in { $left }
due-in-target = noch { $left } bis zu Ihrem Ziel
due-in-past-target = hinter Ihrem Ziel, noch { $left } bis zur Frist
due-in-overdue = überfällig
due-in-undated = ohne Frist
due-in-unread = Frist nicht lesbar
target-and-deadline-lines =
    Ihr Ziel: { $target }
    Frist von Finix: { $deadline }
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
duration-days = { $days } T
duration-days-hours = { $days } T { $hours } h

span-minutes = { $minutes } min
span-hours = { $hours } h
span-hours-minutes = { $hours } h { $minutes } min

ago-now = gerade eben
ago-seconds = vor { $seconds } s
ago-minutes = vor { $minutes } min
ago-hours = vor { $hours } h
ago-days = vor { $days } T
age-now = jetzt
age-seconds = { $seconds } s
age-minutes = { $minutes } min
age-hours = { $hours } h
age-days = { $days } T


# Days and times.
date-jan = Jan.
date-feb = Feb.
date-mar = März
date-apr = Apr.
date-may = Mai
date-jun = Juni
date-jul = Juli
date-aug = Aug.
date-sep = Sept.
date-oct = Okt.
date-nov = Nov.
date-dec = Dez.
date-mon = Mo.
date-tue = Di.
date-wed = Mi.
date-thu = Do.
date-fri = Fr.
date-sat = Sa.
date-sun = So.
date-day = { $day }. { $month } { $year }
date-day-of-month = { $day }. { $month }
date-month-and-year = { $month } { $year }
date-weekday-day = { $weekday }, { $date }
date-moment = { $date }, { $time }
date-utc = { $at } UTC
date-local-and-utc = { $local } lokal · { $utc } UTC

size-bytes = { $count } Byte


## Checks before an answer

check-deadline-passed = Die Frist ist vorbei. Finix lehnt vielleicht ab.
check-state-unknown = Finix meldet den Antwortstand als unbekannt, was in seiner Sandbox üblich ist
check-won = Diese Anfechtung ist gewonnen. Es kann nichts mehr gesendet werden.
check-lost = Diese Anfechtung ist verloren. Es kann nichts mehr gesendet werden.
check-answered = Beweise wurden eingereicht. Es kann nichts hinzugefügt werden, solange der Kartenherausgeber nicht erneut fragt.
check-accepted = Diese Anfechtung wurde akzeptiert. Das lässt sich nicht rückgängig machen.
check-closed = Finix nimmt keine Antworten mehr zu dieser Anfechtung an
check-new-state = Finix meldet einen Stand, den diese Version nicht kennt. Verwenden Sie das Finix Dashboard.
check-not-due = Finix nimmt nur Anfechtungen an, die eine Antwort brauchen
check-no-details = Finix konnte die Einzelheiten dieser Anfechtung nicht an den Zahlungsabwickler senden. Es kann noch nichts gesendet werden.
check-fetching = Docket fragt Finix, was diese Anfechtung erlaubt
check-asking-dispute = Finix wird nach dem aktuellen Stand der Anfechtung gefragt
check-needs-response = Finix sagt, die Anfechtung braucht eine Antwort
check-nothing-said = Finix sagt nicht, was diese Anfechtung erlaubt
check-answer-on-its-way = Eine Einreichung oder ein Akzeptieren dieser Anfechtung ist unterwegs
check-answered-before = Diese Anfechtung wurde von diesem Computer schon beantwortet oder akzeptiert
check-round-answered = Diese Runde der Anfechtung wurde von diesem Computer schon beantwortet oder akzeptiert
check-may-be-second = Eine wurde schon gesendet, und ihre Antwort ging verloren oder wurde widerlegt. Finix zeigt sie nicht. Dies kann die zweite sein.
check-outbox-not-loaded = Der Postausgang auf diesem Computer ist nicht geladen, daher kann Docket nicht sagen, ob von hier schon geantwortet wurde
check-asking-files = Finix wird gefragt, welche Dateien es hat
check-reading-back =
    { $count ->
        [one] { $count } Datei von Finix erhalten; wird zurückgelesen
       *[other] { $count } Dateien von Finix erhalten; werden zurückgelesen
    }
check-received =
    { $count ->
        [one] { $count } Datei von Finix erhalten
       *[other] { $count } Dateien von Finix erhalten
    }
check-received-same =
    { $count ->
        [one] { $count } Datei von Finix erhalten, gleich der Kopie auf diesem Computer
       *[other] { $count } Dateien von Finix erhalten, jede gleich der Kopie auf diesem Computer
    }
check-received-some-same =
    { $count ->
        [one] { $count } Datei von Finix erhalten, { $same } davon mit der Kopie dieses Computers verglichen und gleich
       *[other] { $count } Dateien von Finix erhalten, { $same } davon mit den Kopien dieses Computers verglichen und gleich
    }
check-not-compared = Nicht von diesem Computer gesendet, daher nicht verglichen: { $names }
check-other-bytes = Finix hat etwas anderes, als gesendet wurde: { $names }
check-not-read-back = Konnte nicht von Finix zurückgelesen werden: { $names }
check-no-file = Keine Datei ist angehängt. Der Kartenherausgeber sieht nur die Notiz.
check-asking-rounds = Es wird nachgesehen, was mit der letzten Antwort gesendet wurde
check-nothing-new = Keine neuen Beweise seit der letzten Antwort. Was einmal abgelehnt wurde, hilft nicht.
check-new-files =
    { $count ->
        [one] { $count } neue Datei seit der letzten Antwort
       *[other] { $count } neue Dateien seit der letzten Antwort
    }
check-on-the-way =
    { $count ->
        [one] { $count } Datei ist noch unterwegs zum Zahlungsabwickler. Sie kann später abgelehnt werden.
       *[other] { $count } Dateien sind noch unterwegs zum Zahlungsabwickler. Sie können später abgelehnt werden.
    }
check-files-refused =
    { $count ->
        [one] { $count } Datei vom Zahlungsabwickler abgelehnt und nicht Teil der Antwort
       *[other] { $count } Dateien vom Zahlungsabwickler abgelehnt und nicht Teil der Antwort
    }
check-left-out =
    { $count ->
        [one] { $count } hinzugefügte Datei ist nicht gesendet und nicht Teil der Antwort
       *[other] { $count } hinzugefügte Dateien sind nicht gesendet und nicht Teil der Antwort
    }
check-waits-first =
    { $count ->
        [one] { $count } Eintrag zu dieser Anfechtung wartet im Postausgang. Lassen Sie ihn fertig werden oder verwerfen Sie ihn zuerst.
       *[other] { $count } Einträge zu dieser Anfechtung warten im Postausgang. Lassen Sie sie fertig werden oder verwerfen Sie sie zuerst.
    }
check-something-waits = Etwas anderes zu dieser Anfechtung wartet noch im Postausgang
check-elsewhere =
    { $count ->
        [one] { $count } Datei wurde nicht von diesem Computer gesendet und kann vom Kartenherausgeber sein. Es ist nicht bekannt, ob sie zur Grenze zählt.
       *[other] { $count } Dateien wurden nicht von diesem Computer gesendet und können vom Kartenherausgeber sein. Es ist nicht bekannt, ob sie zur Grenze zählen.
    }
check-limits =
    { $room ->
        [within] Innerhalb der Grenzen
        [over] Über der Grenze
        [may-be-over] Vielleicht über der Grenze
       *[not-known] Grenzen
    }: { $files } von { $most } Dateien, { $size } von { $total }
check-limits-no-sizes =
    { $room ->
        [within] Innerhalb der Grenzen
        [over] Über der Grenze
        [may-be-over] Vielleicht über der Grenze
       *[not-known] Grenzen
    }: { $files } von { $most } Dateien, Größen nicht bekannt
check-limits-some-sizes =
    { $room ->
        [within] Innerhalb der Grenzen
        [over] Über der Grenze
        [may-be-over] Vielleicht über der Grenze
       *[not-known] Grenzen
    }: { $files } von { $most } Dateien, { $size } von { $total }, ohne { $unknown } unbekannter Größe
check-issuer-note-empty = Die Notiz an den Kartenherausgeber ist leer
check-note-empty = Die Notiz ist leer
check-card-number =
    { $place ->
        [both] Notiz und ein Tag enthalten, was wie eine vollständige Kartennummer aussieht. Kartenherausgeber lehnen das ab.
        [tag] Ein Tag enthält, was wie eine vollständige Kartennummer aussieht. Kartenherausgeber lehnen das ab.
       *[note] Die Notiz enthält, was wie eine vollständige Kartennummer aussieht. Kartenherausgeber lehnen das ab.
    }
check-checklist = Checkliste für { $name }: { $met } von { $all } Punkten
check-checklist-no-gap = Nichts Erforderliches fehlt
check-numbers-found =
    { $count ->
        [one] { $count } Karten- oder Ausweisnummer gefunden in { $places }. Kartenherausgeber lehnen das ab.
       *[other] { $count } Karten- oder Ausweisnummern gefunden in { $places }. Kartenherausgeber lehnen das ab.
    }
check-no-numbers = Keine Kartennummern in den Dateien gefunden
check-not-searchable =
    { $count ->
        [one] { $count } Datei hat Bilder oder Text, die nicht nach Kartennummern durchsucht werden können
       *[other] { $count } Dateien haben Bilder oder Text, die nicht nach Kartennummern durchsucht werden können
    }
check-open-field = Die Notiz hat ein offenes Feld: { $field }
check-time-left = noch { $left } bis zur Frist ({ $deadline })
check-no-deadline = Finix nennt für diese Anfechtung keine Frist
check-nothing-due = Im Moment ist keine Antwort fällig
check-part-of-unknown = Die Währung dieser Anfechtung ist noch nicht bekannt, daher können Sie nicht nur einem Teil widersprechen
check-part-no-amount = Bestrittener Teil: { $problem }
check-part-outside = Der bestrittene Teil muss zwischen null und { $whole } liegen
check-unknown = Eine Prüfung, die diese Version nicht kennt
check-hold-seconds = Wird nach einer Wartezeit von { $seconds } s gesendet. Bis dahin können Sie abbrechen.
check-hold-minutes = Wird nach einer Wartezeit von { $span } gesendet, wenn Docket dann läuft. Bis dahin können Sie abbrechen.
check-hold-deadline = Wird { $span } vor der Frist gesendet, wenn Docket dann läuft. Bis dahin können Sie abbrechen.


## Outbox reasons

row-state-saving = Wird gespeichert
row-state-waiting = Wartet
row-state-sending = Wird gesendet
row-state-confirmed = Bestätigt
row-state-unknown = Unbekannt
row-state-action-needed = Handeln nötig
row-state-refused = Abgelehnt
row-state-discarded = Verworfen
row-upload = { $name } hochladen
row-delete = { $name } löschen
row-submit = Beweise einreichen
row-accept = Anfechtung akzeptieren
row-tags = Tags ändern
row-checkout = Checkout melden
row-payment = Zahlung senden
row-done-submit = Beweise eingereicht
row-done-accept = Anfechtung akzeptiert
row-done-upload = { $file } hochgeladen
row-done-tags = Tags gespeichert
row-done-delete = Datei gelöscht
row-done-checkout = Checkout gemeldet
row-done-payment = Zahlung gesendet, und Butter hat sie zur Bearbeitung angenommen
row-not-submit = Die Beweise wurden nicht eingereicht
row-maybe-submit = Docket weiß nicht, ob die Beweise eingereicht wurden
row-not-accept = Die Anfechtung wurde nicht akzeptiert
row-maybe-accept = Docket weiß nicht, ob die Anfechtung akzeptiert wurde
row-not-tags = Die Tags wurden nicht gespeichert
row-maybe-tags = Docket weiß nicht, ob die Tags gespeichert wurden
row-not-delete = Die Datei wurde nicht gelöscht
row-maybe-delete = Docket weiß nicht, ob die Datei gelöscht wurde
row-not-checkout = Der Checkout wurde nicht gemeldet
row-maybe-checkout = Docket weiß nicht, ob der Checkout gemeldet wurde
row-not-payment = Die Zahlung wurde nicht gesendet
row-maybe-payment = Docket weiß nicht, ob die Zahlung gesendet wurde
row-not-upload = Die Datei wurde nicht hochgeladen
row-maybe-upload = Docket weiß nicht, ob die Datei hochgeladen wurde
row-account-changed = Das Konto hat sich geändert
row-not-shown-any-more = Es war bestätigt, aber Finix zeigt es nicht mehr
row-file-doubled = Finix hat die Datei mehr als einmal
row-theirs = Finix jetzt: { $theirs }
row-id-end = …{ $id }
row-reopened = Der Kartenherausgeber hat { $dispute } wiedereröffnet
row-reopened-many =
    { $count ->
        [one] Der Kartenherausgeber hat { $count } Anfechtung wiedereröffnet
       *[other] Der Kartenherausgeber hat { $count } Anfechtungen wiedereröffnet
    }
row-answer-due = Antwort bis { $time }
row-first-answer-due = Die erste Antwort ist bis { $time } fällig
row-answer-due-undated = Eine Antwort ist fällig, aber Finix hat nicht gesagt, bis wann
row-lost = Die Antwort ging verloren
row-unshown = Die Antwort zeigte es nicht
row-was-refused = Es wurde abgelehnt
row-cancelled = Abgebrochen. Es wurde nichts gesendet.
row-cancelled-not-there = Abgebrochen. Der Dienst hat es nicht.
row-confirmed-again = Sie haben es erneut bestätigt
row-added-again = Dieselbe Datei wurde seither erneut hinzugefügt
row-elsewhere = Adresse oder Umgebung des Kontos haben sich geändert, seit dies entschieden wurde
row-ended-while-sending = Docket wurde geschlossen, während dies gesendet wurde
row-kept-restored = Es kommt aus einer Sicherung. Der Computer, von dem sie stammt, hat es seither vielleicht gesendet.
row-restored = Dies war nicht fertig, als die Sicherung gemacht wurde ({ $made }). Der Computer, von dem sie stammt, hat es seither vielleicht gesendet
row-hold-closed = Die Wartezeit endete, während Docket geschlossen war
row-hold-slept = Die Wartezeit endete, während der Computer schlief
row-hold-disk = Die Wartezeit endete, während der Datenträger nicht funktionierte
row-not-shown-yet = { $service } hat geantwortet, zeigt es aber noch nicht
row-cannot-be-asked =
    { $first ->
        [unshown] Die Antwort zeigte es nicht, und { $service } kann nicht gefragt werden, was es hat
        [refused] Es wurde abgelehnt, und { $service } kann nicht gefragt werden, was es hat
       *[lost] Die Antwort ging verloren, und { $service } kann nicht gefragt werden, was es hat
    }
row-not-said =
    { $first ->
        [unshown] Die Antwort zeigte es nicht, und { $service } sagt nicht, was es hat
        [refused] Es wurde abgelehnt, und { $service } sagt nicht, was es hat
       *[lost] Die Antwort ging verloren, und { $service } sagt nicht, was es hat
    }
row-not-said-status =
    { $first ->
        [unshown] Die Antwort zeigte es nicht, und { $service } sagt nicht, was es hat (Status { $status })
        [refused] Es wurde abgelehnt, und { $service } sagt nicht, was es hat (Status { $status })
       *[lost] Die Antwort ging verloren, und { $service } sagt nicht, was es hat (Status { $status })
    }
row-not-asked-yet =
    { $first ->
        [unshown] Die Antwort zeigte es nicht, und { $service } konnte noch nicht gefragt werden
        [refused] Es wurde abgelehnt, und { $service } konnte noch nicht gefragt werden
       *[lost] Die Antwort ging verloren, und { $service } konnte noch nicht gefragt werden
    }
row-no-state =
    { $first ->
        [unshown] Die Antwort zeigte es nicht, und Finix sagt nicht, in welchem Stand die Anfechtung ist
        [refused] Es wurde abgelehnt, und Finix sagt nicht, in welchem Stand die Anfechtung ist
       *[lost] Die Antwort ging verloren, und Finix sagt nicht, in welchem Stand die Anfechtung ist
    }
row-no-file = Finix zeigt die Datei nicht
row-no-deletion = Finix zeigt die Datei noch
row-no-deletion-yet = Finix zeigt noch nicht, was mit der Datei geschah
row-no-answer =
    { $deed ->
        [accepted] Finix zeigt kein Akzeptieren
       *[submitted] Finix zeigt keine Einreichung
    }
row-no-answer-yet =
    { $deed ->
        [accepted] Finix zeigt noch kein Akzeptieren
       *[submitted] Finix zeigt noch keine Einreichung
    }
row-old-tags = Finix zeigt noch die alten Tags
row-sent-again = Docket sendet es erneut
row-found-file =
    { $before ->
        [lost] Die Antwort ging verloren, aber Finix hat die Datei
       *[shown] Finix hat die Datei
    }
row-found-deletion =
    { $before ->
        [lost] Die Antwort ging verloren, aber Finix hat die Datei nicht mehr
       *[shown] Finix hat die Datei nicht mehr
    }
row-found-submission =
    { $before ->
        [lost] Die Antwort ging verloren, aber Finix zeigt die Einreichung
       *[shown] Finix zeigt die Einreichung
    }
row-found-acceptance =
    { $before ->
        [lost] Die Antwort ging verloren, aber Finix zeigt das Akzeptieren
       *[shown] Finix zeigt das Akzeptieren
    }
row-found-tags =
    { $before ->
        [lost] Die Antwort ging verloren, aber Finix hat die Tags
       *[shown] Finix hat die Tags
    }
row-twice = Finix hat die Datei mehr als einmal. Löschen Sie eine davon.
row-other-state =
    { $deed ->
        [accepted] Finix zeigt kein Akzeptieren, sondern: { $state }
       *[submitted] Finix zeigt keine Einreichung, sondern: { $state }
    }
row-contradicted =
    { $deed ->
        [accepted] Bevor Sie etwas anderes tun, prüfen Sie in Finix, ob das Akzeptieren zählt
       *[submitted] Bevor Sie etwas anderes tun, prüfen Sie in Finix, ob die Einreichung zählt
    }
row-changed = Geändert, seit es bestätigt wurde: { $changes }. Bestätigt als: { $then }.
row-changed-state = der Stand war { $then } und ist jetzt { $now }
row-changed-response = der Antwortstand war { $then } und ist jetzt { $now }
row-changed-deadline = die Frist war { $then } und ist jetzt { $now }
row-changed-amount = der Betrag war { $then } und ist jetzt { $now }
row-not-given = nicht angegeben
row-smallest-unit = { $amount } kleinste Einheiten
row-deadline-passed = Die Frist ist abgelaufen, seit es bestätigt wurde
row-file-gone = Vorher gelistet, aber nicht mehr Teil der Antwort: { $names }
row-file-new = Vorher nicht gelistet, aber jetzt Teil der Antwort: { $names }
row-tags-changed = Jemand anderes hat dieselben Tags geändert. Ihre: { $tags }.
row-files-full = Finix hat schon { $held } Dateien und nimmt höchstens { $most } an
row-copy-differs = Die Kopie im Postausgang stimmt nicht mit dem überein, was hinzugefügt wurde. Fügen Sie die Datei erneut hinzu.
row-copy-unreadable = Die Kopie im Postausgang kann nicht gelesen werden: { $problem }
row-unnamed = Finix hat die Datei, aber ihr ursprünglicher Name konnte dort nicht gespeichert werden
row-tags-there = Finix hat diese Tags schon
row-of-newer-version = Von einer anderen Version von Docket geschrieben
row-theirs-files =
    { $count ->
        [one] { $count } Datei
       *[other] { $count } Dateien
    }
row-theirs-tag = { $key }: { $value }
row-theirs-home = { $address } ({ $environment })
row-kept-answering = Eine Einreichung oder ein Akzeptieren ist unterwegs. Brechen Sie es zuerst ab, um Dateien hinzuzufügen.
row-kept-same = Dieselbe Datei wurde dieser Anfechtung schon hinzugefügt
row-kept-suspect =
    Noch nicht hochgeladen. { $what } { $masked }{ $more ->
        [0] {""}
       *[other] {" "}und { $more } weitere
    } auf { $count ->
        [one] Seite { $pages }
       *[other] den Seiten { $pages }
    }. { $why }.


## Proof of an answer

proof-none = Für diese Anfechtung wurde von diesem Computer nichts eingereicht oder akzeptiert
proof-damaged-title = Beschädigter Nachweis
proof-damaged = Dieser Nachweis wurde auf diesem Computer beschädigt und beweist nichts. Verlassen Sie sich auf das, was Finix für die Anfechtung zeigt.
proof-submitted = Beweise eingereicht: { $dispute }
proof-accepted = Anfechtung akzeptiert: { $dispute }
proof-disputed = Angefochten: { $amount }
proof-account = Konto: { $account }
proof-user = Finix-Benutzer: { $user }
proof-confirmed-by-person = Vom Benutzer bestätigt: { $time }
proof-confirmed-by-finix = Von Finix bestätigt: { $time }
proof-finix-time = Zeit von Finix selbst: { $time }
proof-request = Anfrage: { $id }
proof-by-looking = Wie: Die Antwort ging verloren oder zeigte es nicht. Die Anfechtung selbst zeigte, dass es geschehen ist.
proof-contradicted = Danach: Finix zeigte später, dass es nicht geschehen ist oder dass dieselbe Antwort noch fällig ist
proof-stood-at = Stand der Anfechtung: { $state }
proof-part = Bestrittener Teil in kleinsten Einheiten: { $amount }
proof-refund = Erstattung: { $refund }
proof-overridden = Offene Prüfungen, die übergangen wurden
proof-reason = Grund: { $reason }
proof-note = Notiz
proof-files = Dateien, wie Finix sie vorher zurückgab
proof-file =
    { $comparison ->
        [same] { $name } ({ $id }), { $size }, { $state }, gleich der Datei auf diesem Computer
        [different] { $name } ({ $id }), { $size }, { $state }, anders als die von diesem Computer gesendete Datei
        [not-from-here] { $name } ({ $id }), { $size }, { $state }, nicht von diesem Computer gesendet
       *[unread] { $name } ({ $id }), { $size }, { $state }, nicht zurückgelesen
    }
proof-hash = SHA-256 { $hash }
proof-due = fällig { $time }
proof-state-not-known = Nicht bekannt


## Refused files

refusal-empty = Die Datei ist leer
refusal-protected = Das PDF ist mit einem Passwort gesperrt. Speichern Sie es ohne Passwort und fügen Sie es erneut hinzu.
refusal-wrong-password = Das ist nicht das Passwort dieses PDFs
refusal-too-many-pages = Es hat { $pages } Seiten, und höchstens { $most } werden gelesen. Speichern Sie die wichtigen Seiten als eigene Datei.
refusal-too-many-pixels = Das Bild mit { $width } × { $height } Pixeln ist zu groß zum Öffnen. Speichern Sie es kleiner und fügen Sie es erneut hinzu.
refusal-too-long = Der Text ist zu lang zum Drucken: Er hat { $length }, und höchstens { $most } können gedruckt werden
refusal-too-many-mails = Der Text ist zu lang zum Drucken: Er hat { $mails } E-Mails, und höchstens { $most } können gedruckt werden

material-picture = Bild
material-file = Datei
material-order = Bestellung

kind-jpeg = JPEG
kind-png = PNG
kind-gif = GIF
kind-webp = WebP
kind-bmp = BMP
kind-tiff = TIFF
kind-heic = HEIC
kind-pdf = PDF
kind-email = E-Mail
kind-text = Text

# $what ist eines der Wörter oben; ein Doppelpunkt spart das Geschlecht.
damage-cut = Beschädigt ({ $what }): Das Ende fehlt
damage-senseless = Beschädigt ({ $what }): Der Inhalt ergibt keinen Sinn
damage-cut-picture = Beschädigt ({ $what }): Es endet mitten im Bild
damage-content = Beschädigt ({ $what }): Dem Inhalt kann nicht gefolgt werden
damage-structure = Beschädigt ({ $what }): Der Aufbau kann nicht gelesen werden
damage-maze = Beschädigt ({ $what }): Dem Aufbau kann nicht gefolgt werden
damage-protection = Beschädigt ({ $what }): Die Schutzeinstellungen ergeben keinen Sinn
damage-no-pages = Beschädigt ({ $what }): Es gibt keine Seiten
damage-no-page = Beschädigt ({ $what }): Es gibt keine Seite
damage-page-missing = Beschädigt ({ $what }): Eine Seite fehlt
damage-file-missing = Beschädigt ({ $what }): Eine Datei fehlt
damage-not-drawn = Beschädigt ({ $what }): Seite { $page } kann nicht angezeigt werden
damage-not-read = Beschädigt ({ $what }): Seite { $page } kann nicht gelesen werden
damage-no-measures = Beschädigt ({ $what }): Es hat keine Maße
damage-part-without-measures = Beschädigt ({ $what }): Ein Teil hat keine Maße
damage-other-measures = Beschädigt ({ $what }): Ein Teil hat andere Maße als das Ganze
damage-no-pixels = Beschädigt ({ $what }): Es hat keine Pixel
damage-rows = Beschädigt ({ $what }): Die Zeilen sind unvollständig
damage-fax-rows = Beschädigt ({ $what }): Zeilen des Faxes fehlen
damage-too-large = Beschädigt ({ $what }): Es ist zu groß
damage-not-black-and-white = Beschädigt ({ $what }): Es kann nicht in Schwarz-Weiß umgewandelt werden
damage-no-headers = Beschädigt ({ $what }): Es hat keine Kopfzeilen
damage-charset = Beschädigt ({ $what }): Die Zeichenkodierung kann nicht bestimmt werden
damage-no-signs = Beschädigt ({ $what }): Die meisten Zeichen sind ungültig
damage-said = Beschädigt ({ $what }): { $said }

pdf-no-typeface = das PDF konnte nicht erstellt werden: Die Schrift kann nicht gelesen werden
pdf-no-page = das PDF konnte nicht erstellt werden: keine Seite
pdf-not-written = das PDF konnte nicht erstellt werden: { $said }

foreign-rich-text = Ein Word-Dokument (RTF) kann nicht gepackt werden
foreign-word-xml = Ein Word-Dokument kann nicht gepackt werden
foreign-doc = Ein Word-Dokument (.doc) kann nicht gepackt werden
foreign-docx = Ein Word-Dokument (.docx) kann nicht gepackt werden
foreign-xls = Eine Excel-Tabelle (.xls) kann nicht gepackt werden
foreign-xlsx = Eine Excel-Tabelle (.xlsx) kann nicht gepackt werden
foreign-ppt = Eine PowerPoint-Präsentation (.ppt) kann nicht gepackt werden
foreign-pptx = Eine PowerPoint-Präsentation (.pptx) kann nicht gepackt werden
foreign-locked-office = Ein mit Passwort gesperrtes Office-Dokument kann nicht gepackt werden
foreign-managed-office = Ein Office-Dokument mit verwalteten Rechten kann nicht gepackt werden
foreign-office-or-outlook = Ein Office-Dokument oder eine Outlook-Nachricht kann nicht gepackt werden
foreign-odt = Ein Textdokument (.odt) kann nicht gepackt werden
foreign-ods = Eine Tabelle (.ods) kann nicht gepackt werden
foreign-odp = Eine Präsentation (.odp) kann nicht gepackt werden
foreign-iwork = Ein Dokument aus Pages, Numbers oder Keynote kann nicht gepackt werden
foreign-text-document = Ein Textdokument kann nicht gepackt werden
foreign-spreadsheet = Eine Tabelle kann nicht gepackt werden
foreign-presentation = Eine Präsentation kann nicht gepackt werden
foreign-outlook-message = Eine Outlook-Nachricht (.msg) kann nicht gepackt werden
foreign-outlook-package = Ein Outlook-Paket (winmail.dat) kann nicht gepackt werden
foreign-post-script = Eine PostScript-Datei kann nicht gepackt werden
foreign-xps = Ein XPS-Dokument kann nicht gepackt werden
foreign-book = Ein Buch (.epub) kann nicht gepackt werden
foreign-drawing = Eine Zeichnung (SVG) kann nicht gepackt werden
foreign-web-page = Eine Webseite (HTML) kann nicht gepackt werden
foreign-web-page-or-drawing = Eine Webseite oder Zeichnung kann nicht gepackt werden
foreign-xml = Eine XML-Datei kann nicht gepackt werden
foreign-database = Eine Datenbank kann nicht gepackt werden
foreign-program = Ein Programm kann nicht gepackt werden
foreign-holds-pdf = Eine Datei, die nur ein PDF enthält, kann nicht gepackt werden
foreign-archive = Ein Archiv (.{ $ending }) kann nicht gepackt werden
foreign-sound = Eine Tonaufnahme (.{ $ending }) kann nicht gepackt werden
foreign-video = Ein Video (.{ $ending }) kann nicht gepackt werden
foreign-picture = Ein Bild (.{ $ending }) kann nicht gepackt werden
foreign-other = Eine Datei (.{ $ending }) kann nicht gepackt werden
foreign-unsure-text = Text, dessen Kodierung nicht sicher bestimmt werden kann, kann nicht gepackt werden
foreign-blank-text = Text, der nur aus Leerzeichen besteht, kann nicht gepackt werden
foreign-unknown = Diese Art von Datei kann nicht gepackt werden
foreign-unusual = Diese Art von { $kind } kann nicht gepackt werden
foreign-too-large = Zu groß zum Packen: { $kind }
foreign-raw-photo = Ein Rohfoto einer Kamera kann nicht gepackt werden
foreign-portfolio = Ein PDF-Portfolio kann nicht gepackt werden
foreign-managed-pdf = Ein PDF mit Rechteverwaltung kann nicht gepackt werden
foreign-adobe-form = Ein Formular, das nur Adobe Reader zeigt, kann nicht gepackt werden
foreign-unknown-lock = Ein PDF mit dieser Art von Schutz kann nicht gepackt werden
foreign-signed-mail = Eine signierte E-Mail, deren Text in der Signatur steckt, kann nicht gepackt werden
foreign-encrypted-mail = Eine verschlüsselte E-Mail kann nicht gepackt werden

advice-save-as-pdf = Speichern Sie es als PDF und fügen Sie es erneut hinzu
advice-pdf-from-word = Speichern Sie es in Word als PDF und fügen Sie dieses hinzu
advice-pdf-from-excel = Speichern Sie es in Excel als PDF und fügen Sie dieses hinzu
advice-pdf-from-power-point = Speichern Sie es in PowerPoint als PDF und fügen Sie dieses hinzu
advice-pdf-from-libre-office = Exportieren Sie es in LibreOffice als PDF und fügen Sie dieses hinzu
advice-pdf-from-its-program = Speichern Sie es in dem Programm, aus dem es stammt, als PDF und fügen Sie dieses hinzu
advice-export-pdf = Exportieren Sie es als PDF und fügen Sie dieses hinzu
advice-open-with-password = Öffnen Sie es mit dem Passwort, speichern Sie es als PDF und fügen Sie dieses hinzu
advice-ask-its-owner = Bitten Sie den Besitzer um ein PDF ohne Schutz
advice-save-from-outlook = Öffnen Sie sie in Outlook und speichern Sie sie als PDF, oder leiten Sie sie als .eml weiter
advice-save-mail-or-ask = Öffnen Sie die E-Mail in Outlook und speichern Sie sie als PDF, oder bitten Sie den Absender um die Dateien selbst
advice-print-to-pdf = Drucken Sie es in ein PDF und fügen Sie dieses hinzu
advice-print-or-screenshot = Drucken Sie es in ein PDF oder machen Sie einen Screenshot
advice-print-from-browser = Öffnen Sie es in einem Browser und drucken Sie es in ein PDF, oder machen Sie einen Screenshot
advice-screenshot = Machen Sie einen Screenshot von dem, was es zeigt
advice-add-what-is-inside = Fügen Sie die Dateien darin hinzu
advice-add-the-pdf = Fügen Sie das PDF selbst hinzu
advice-write-down = Kartenherausgeber nehmen keinen Ton an. Schreiben Sie auf, was gesagt wird.
advice-screenshots-of-video = Kartenherausgeber nehmen kein Video an. Machen Sie Screenshots von dem, was es zeigt.
advice-save-as-picture = Speichern Sie es als PNG oder JPEG und fügen Sie es erneut hinzu
advice-save-as-png = Speichern Sie es als PNG und fügen Sie es erneut hinzu
advice-export-jpeg = Exportieren Sie es als JPEG und fügen Sie es erneut hinzu
advice-save-smaller = Speichern Sie es mit weniger Pixeln und fügen Sie es erneut hinzu
advice-save-as-utf8 = Speichern Sie es als UTF-8 und fügen Sie es erneut hinzu
advice-check-the-file = Prüfen Sie, ob es die richtige Datei ist
advice-save-from-adobe = Öffnen Sie es in Adobe Reader, speichern Sie die Dateien darin und fügen Sie diese hinzu
advice-print-where-allowed = Öffnen Sie es dort, wo Sie es dürfen, drucken Sie es in ein PDF und fügen Sie dieses hinzu
advice-print-from-adobe = Öffnen Sie es dort, drucken Sie es in ein PDF und fügen Sie dieses hinzu
advice-save-unprotected = Speichern Sie es ohne Schutz und fügen Sie es erneut hinzu
advice-print-from-mail = Öffnen Sie sie in Ihrem E-Mail-Programm, drucken Sie sie in ein PDF und fügen Sie dieses hinzu

misfit-no-page = Es gibt keine Seiten zu packen
misfit-pages =
    { $pages } Seiten passen nicht: Das Kartennetzwerk nimmt { $most } in einer Datei an, und { $files ->
        [one] { $files } Datei darf
       *[other] { $files } Dateien dürfen
    } hinzugefügt werden. Lassen Sie Seiten weg.
misfit-one-page = { $page } braucht mindestens { $needs }, und eine Datei darf { $most } haben
misfit-page-of-packet = Seite { $number } der Mappe
misfit-all-pages =
    { $pages ->
        [one] { $pages } Seite braucht
       *[other] { $pages } Seiten brauchen
    } mindestens { $needs }, und { $most } dürfen hinzugefügt werden
misfit-grey = Lassen Sie Seiten weg oder wählen Sie Graustufen
misfit-black-white = Lassen Sie Seiten weg oder wählen Sie Schwarz-Weiß
misfit-fewer = Lassen Sie Seiten weg
misfit-grey-or-split = Lassen Sie Seiten weg, wählen Sie Graustufen oder teilen Sie die Mappe in mehrere Dateien
misfit-black-white-or-split = Lassen Sie Seiten weg, wählen Sie Schwarz-Weiß oder teilen Sie die Mappe in mehrere Dateien
misfit-fewer-or-split = Lassen Sie Seiten weg oder teilen Sie die Mappe in mehrere Dateien

flaw-not-written = Die Mappe wurde erstellt, aber nicht behalten, weil das Zurücklesen ein Problem fand: { $said }
flaw-other-pages = Die Mappe wurde erstellt, aber nicht behalten, weil das Zurücklesen ein Problem fand: Sie hat eine andere Zahl von Seiten
flaw-not-repeated = Die Mappe wurde erstellt, aber nicht behalten, weil das Zurücklesen ein Problem fand: Eine Seite konnte nicht ein zweites Mal kopiert werden
flaw-other-look = Die Mappe wurde erstellt, aber nicht behalten, weil das Zurücklesen ein Problem fand: Seite { $page } zeigt nicht, was ihr Original zeigt
flaw-text-under-redaction = Die Mappe wurde erstellt, aber nicht behalten, weil das Zurücklesen ein Problem fand: Unter einer Schwärzung auf Seite { $page } ist Text
flaw-pale-redaction = Die Mappe wurde erstellt, aber nicht behalten, weil das Zurücklesen ein Problem fand: Eine Schwärzung auf Seite { $page } ist nicht schwarz

death-file-too-large = Die Datei konnte nicht sicher geöffnet werden: Sie ist größer als 100 MB
death-files-too-large = Die Datei konnte nicht sicher geöffnet werden: Die Dateien zusammen sind größer als 250 MB
death-not-started = Die Datei konnte nicht sicher geöffnet werden: Der Helfer startete nicht: { $said }
death-late = Die Datei konnte nicht sicher geöffnet werden: Es dauerte länger als { $seconds } Sekunden
death-too-slow = Die Datei konnte nicht sicher geöffnet werden: Es dauerte zu lange
death-memory = Die Datei konnte nicht sicher geöffnet werden: Sie brauchte mehr Speicher, als eine Datei darf
death-broke = Die Datei konnte nicht sicher geöffnet werden: Sie brachte das Programm zum Absturz, das Dateien öffnet, und sonst war nichts betroffen
death-ended-early = Die Datei konnte nicht sicher geöffnet werden: Das Programm, das Dateien öffnet, endete vorzeitig ({ $said })
death-does-not-end = Die Datei konnte nicht sicher geöffnet werden: Sie endet nie
death-odd-answer = Die Datei konnte nicht sicher geöffnet werden: Die Antwort des Helfers ergibt keinen Sinn
death-lost-page = Die Datei konnte nicht sicher geöffnet werden: Eine Seite ging verloren

pick-not-there = Die Datei kann nicht gelesen werden: Unter diesem Pfad gibt es keine
pick-not-allowed = Die Datei kann nicht gelesen werden: Sie haben keine Berechtigung, sie zu öffnen
pick-unreadable = Die Datei kann nicht gelesen werden: { $said }
pick-not-a-file = Das ist keine Datei. Legen Sie stattdessen die Dateien darin ab.
pick-huge = { $bytes } liegt weit über jeder Grenze für Beweise
pick-holds-pdf = Eine Datei, die nur ein PDF enthält, kann nicht als Beweis dienen. Finix nimmt PDF, JPEG, PNG und TIFF an.
pick-ending = Eine Datei (.{ $ending }) kann nicht als Beweis dienen. Finix nimmt PDF, JPEG, PNG und TIFF an.
pick-plain-text = Reiner Text kann nicht als Beweis dienen. Finix nimmt PDF, JPEG, PNG und TIFF an.
pick-unknown = Diese Art von Datei kann nicht als Beweis dienen. Finix nimmt PDF, JPEG, PNG und TIFF an.
pick-protected = Das PDF ist mit einem Passwort geschützt, der Kartenherausgeber könnte es also nicht öffnen

copy-broken = Die Datei wurde nicht hinzugefügt, weil sie nicht kopiert werden konnte: { $said }
copy-no-pixels = Die Datei wurde nicht hinzugefügt, weil sie nicht kopiert werden konnte: Das Bild hat keine Pixel

plan-letter-unprintable = Die Stellungnahme hat Zeichen, die hier nicht gedruckt werden können, zum Beispiel { $example }
plan-purchases-unprintable = Die früheren unbestrittenen Transaktionen haben Zeichen, die hier nicht gedruckt werden können, zum Beispiel { $example }

preview-no-key = Die Datei wird nicht gezeigt, weil dieses Konto keinen Schlüssel hat
preview-not-given = Die Datei wird nicht gezeigt, weil Finix sie nicht zurückgegeben hat


## What a page lacks

lack-typeface = Text kann fehlen oder falsch sein: Seine Schrift ist nicht in der Datei
lack-typeface-named = Text kann fehlen oder falsch sein: Die Schrift { $name } ist nicht in der Datei
lack-picture = Ein Bild darauf kann nicht gezeigt werden
lack-mark = Ein Stempel, eine Unterschrift oder eine Zeichnung darauf kann nicht gezeigt werden
lack-note = Eine Notiz darauf öffnet sich nur in einem PDF-Programm, daher ist ihr Text nicht auf der Seite
lack-field = Was in ein Feld darauf eingetragen wurde, kann nicht gezeigt werden
lack-form = Sie ist Teil eines Formulars, das nur Adobe Reader ganz zeigt
lack-attachment = Das PDF hat Anhänge, die nicht Teil der Mappe sind
lack-broken = Ein Teil des Inhalts ist beschädigt, und etwas kann fehlen
lack-named = Zeichen, die keine Schrift hat, werden mit ihren Namen gezeigt: { $names }
lack-script = Keine Schrift auf diesem Computer hat diese Buchstaben: { $scripts }. Sie werden mit ihren Nummern gezeigt.
lack-lost =
    { $count ->
        [one] { $count } Zeichen ging
       *[other] { $count } Zeichen gingen
    } verloren, bevor Sie die Datei hinzugefügt haben, gezeigt als [lost sign]
lack-small = Der Text wird zu klein, um ihn auf einer Seite zu lesen
lack-torn = Ein Teil des Bildes ist beschädigt und wird nicht gezeigt
lack-moves = Das Bild ist bewegt, und nur sein erstes Einzelbild ist auf der Seite
lack-charset = Die Datei sagt nicht, wie ihr Text kodiert ist. Sie wurde als { $charset } gelesen.
lack-advice-print = Drucken Sie das Original in dem Programm, aus dem es stammt, in ein PDF und fügen Sie stattdessen dieses hinzu
lack-advice-attachment = Speichern Sie sie und fügen Sie die wichtigen hinzu
lack-advice-small = Zerschneiden Sie das Bild und fügen Sie die Teile hinzu
lack-advice-torn = Holen Sie die Datei erneut von dort, wo sie herkam
lack-advice-moves = Machen Sie Screenshots von den anderen wichtigen Einzelbildern
lack-advice-lost = Fügen Sie die vollständige Datei hinzu, wenn Sie sie haben
lack-advice-charset = Prüfen Sie, ob der Text stimmt, oder speichern Sie die Datei als UTF-8
lack-advice-script = Installieren Sie eine Schrift, die sie hat, und fügen Sie die Datei noch einmal hinzu
script-han = chinesische Zeichen
script-hiragana = Hiragana
script-katakana = Katakana
script-hangul = Hangul
script-arabic = Arabisch
script-hebrew = Hebräisch
script-devanagari = Devanagari
script-thai = Thai


## Errors of services and disks

api-no-key = Dieses Konto hat keinen Schlüssel für { $service }
api-bad-request = Die Anfrage konnte nicht erstellt werden
api-connect = { $service } war nicht erreichbar
api-timeout = { $service } hat nicht rechtzeitig geantwortet
api-interrupted = Die Verbindung zu { $service } wurde unterbrochen
api-wrong-password = { $service } hat Benutzername oder Passwort abgelehnt
api-wrong-key = { $service } hat den Schlüssel abgelehnt
api-wrong-api-key = { $service } hat den API-Schlüssel abgelehnt
api-forbidden = { $service } erlaubt dies mit dem verwendeten Schlüssel nicht
api-unknown-order = { $service } kennt diese Bestellung nicht
api-not-found = { $service } konnte es nicht finden
api-rate-limited = { $service } hat Docket um Verlangsamung gebeten
api-server = { $service } hat ein Problem auf seiner Seite
api-redirected = Der Server leitet an eine andere Adresse weiter, und Docket sendet dorthin keinen Schlüssel
api-unreadable = Die Antwort entspricht nicht der Dokumentation von { $service }
api-too-large = Die Antwort ist zu groß
api-local-file = Die Datei konnte nicht bis zum Ende gelesen werden oder hat sich geändert, nachdem Sie sie hinzugefügt haben
api-refused-saying = { $service }: { $said }
api-refused = { $service } hat es abgelehnt
api-says = { $service } sagt: { $said }

api-hint-no-key = Fügen Sie den Schlüssel für { $service } in den Einstellungen hinzu
api-hint-connect = Prüfen Sie die Netzwerkverbindung und versuchen Sie es erneut
api-hint-moment = Versuchen Sie es gleich noch einmal
api-hint-token = Prüfen Sie den Token in den Einstellungen. Manche Konten brauchen die andere Wahl unter „Schlüssel senden als“.
api-hint-key = Prüfen Sie den Schlüssel in den Einstellungen und ob er zu dieser Umgebung gehört
api-hint-forbidden = Bitten Sie, wer den Schlüssel verwaltet, um diese Berechtigung, oder prüfen Sie die Umgebung
api-hint-seconds = Versuchen Sie es in { $seconds } s erneut
api-hint-half-minute = Warten Sie eine halbe Minute und versuchen Sie es erneut
api-hint-address = Prüfen Sie die Adresse des Dienstes in den Einstellungen
api-hint-address-or-later = Prüfen Sie die Adresse des Dienstes in den Einstellungen oder versuchen Sie es später erneut
api-hint-add-again = Fügen Sie die Datei erneut hinzu

crashed = In Docket ist etwas schiefgegangen
crashed-hint = Versuchen Sie es erneut. Wenn das öfter geschieht, starten Sie Docket neu.

keyring-missing = Auf diesem Computer antwortet kein Schlüsselbund
keyring-missing-hint = Starten Sie einen Schlüsselbund wie GNOME Keyring oder KWallet und starten Sie Docket neu, oder behalten Sie die Schlüssel nur für diesen Lauf
keyring-missing-detail = auf diesem Computer antwortet kein Schlüsselbund: { $said }
keyring-locked = Der Schlüsselbund ist gesperrt
keyring-locked-hint = Entsperren Sie ihn und versuchen Sie es erneut, oder behalten Sie die Schlüssel nur für diesen Lauf
keyring-locked-detail = der Schlüsselbund ist gesperrt: { $said }
keyring-too-long = Der Schlüssel ist länger, als der Schlüsselbund annimmt
keyring-too-long-hint = Prüfen Sie, ob nur der Schlüssel eingefügt wurde
keyring-too-long-detail = der Schlüssel ist länger, als der Schlüsselbund annimmt ({ $limit })
keyring-failed = Der Schlüsselbund ist ausgefallen
keyring-failed-hint = Versuchen Sie es erneut, oder behalten Sie die Schlüssel nur für diesen Lauf
keyring-failed-detail = der Schlüsselbund ist bei { $entry } ausgefallen: { $said }
keyring-other-address = Der Schlüssel wurde für eine andere Adresse gespeichert und wird nicht an diese gesendet
keyring-other-address-hint = Wenn diese Adresse stimmt, geben Sie den Schlüssel in den Einstellungen erneut ein
keyring-other-address-detail = der Schlüssel wurde für { $address } gespeichert
keyring-busy = Der Schlüsselbund wartet auf Ihre Antwort
keyring-busy-hint = Suchen Sie nach einem offenen Passwortfenster und versuchen Sie es erneut
keyring-busy-detail = der Schlüsselbund ist beschäftigt

keyring-said-no-store = es wurde kein Speicher eingerichtet
keyring-said-not-text = was gespeichert ist, ist kein Text
keyring-said-unreadable = was gespeichert ist, kann nicht gelesen werden
keyring-said-no-key-made = es konnte kein Schlüssel erzeugt werden

disk-unreadable = Die Datei ist beschädigt oder hat einen anderen Schlüssel
disk-unreadable-hint = Nichts zu tun
disk-newer = Die Daten stammen von einer neueren Version von Docket
disk-newer-hint = Aktualisieren Sie Docket, um sie gleich wieder zu sehen
disk-in-use = Ein anderes Docket-Fenster hat dieses Konto geöffnet
disk-in-use-hint = Schließen Sie eines der beiden Fenster
disk-full = Der Datenträger ist voll
disk-full-hint = Schaffen Sie Platz auf dem Datenträger
disk-read-only = In den Ordner kann nicht geschrieben werden
disk-read-only-hint = Prüfen Sie die Berechtigungen des Ordners
disk-failed = Der Datenträger ist ausgefallen
disk-failed-hint = Prüfen Sie den Datenträger auf Fehler
disk-not-loaded = Der Postausgang auf diesem Computer ist nicht geladen, und eine frühere Antwort kann darin sein
disk-not-loaded-hint = Entsperren Sie den Schlüsselbund oder sehen Sie den Hinweis zu den Daten dieses Kontos an
disk-closed = Die Daten auf diesem Computer können nicht verwendet werden
disk-closed-hint = Öffnen Sie das Konto erneut

store-unreadable = die Datei kann mit dem Schlüssel dieses Kontos nicht gelesen werden: { $said }
store-other-key = nichts in der Datei kann mit dem Schlüssel dieses Kontos gelesen werden
store-newer = die Datei stammt von einer neueren Version (Aufbau { $layout })
store-in-use = ein anderes Docket-Fenster hat die Daten dieses Kontos geöffnet
store-full = der Datenträger ist voll
store-read-only = es kann nicht geschrieben werden: { $said }
store-disk = der Datenträger ist ausgefallen: { $said }
store-not-loaded = der Postausgang auf diesem Computer ist noch nicht geladen
store-closed = der Speicher ist geschlossen

fault-log = ein Teil des Protokolls ist beschädigt
fault-pages = die Seiten passen nicht zusammen
fault-tables = die Tabellen passen nicht zusammen
fault-piece = ein Stück einer Datei ist beschädigt
fault-packed-text = ein gepackter Text ist beschädigt
fault-dispute = eine gespeicherte Anfechtung kann nicht gelesen werden
fault-words = der Text hat eine Lücke
fault-combination = eine Kombination von Begriffen fehlt
fault-no-folder = die Datei hat keinen Ordner
fault-old-sqlite = SQLite { $version } ist zu alt, um ihm zu trauen
fault-too-many-kept = daneben werden zu viele unlesbare Dateien aufgehoben
fault-too-many-copies = in diesem Ordner sind zu viele Kopien
fault-copy-incomplete = die Kopie einer Datei ist unvollständig
fault-file-missing = eine Beweisdatei ist nicht im Postausgang
fault-reading-broke = das Lesen ist fehlgeschlagen
fault-request-broke = eine Anfrage ist fehlgeschlagen

refused-link-to-folder = { $path } ist ein Link, und Docket legt seine Daten nur in Ordnern ab
refused-link-to-file = { $path } ist ein Link, und Docket öffnet in seinem Datenordner keine Links
refused-other-user = { $path } gehört einem anderen Benutzer

file-grew = die Datei wuchs, während sie gelesen wurde
file-changed = die Datei wurde geändert, nachdem sie hinzugefügt wurde
file-no-name = der Pfad nennt keine Datei

storage-not-kept-this-run = Anfechtungen werden auf diesem Computer nicht gespeichert. Die Schlüssel dieses Kontos gelten nur für diesen Lauf.
storage-not-kept-no-keyring = Anfechtungen werden auf diesem Computer nicht gespeichert. Ohne Schlüsselbund könnten sie nicht verschlüsselt werden.
storage-not-kept = Anfechtungen werden auf diesem Computer nicht gespeichert
storage-memory-hint = Docket funktioniert, hält die Anfechtungen aber im Speicher und lädt sie beim nächsten Start erneut
storage-rebuilt = Die auf diesem Computer gespeicherten Anfechtungen konnten nicht gelesen werden
storage-rebuilt-hint = Docket lädt sie erneut von Finix. Dort geht nichts verloren. Die alte Datei bleibt neben der neuen.
storage-outbox-in-memory = Der Postausgang dieses Kontos kann nicht verwendet werden
storage-outbox-in-memory-hint = Was darin ist, bleibt unberührt. Was Sie jetzt senden, liegt nur im Speicher und ist weg, wenn Sie Docket schließen.
storage-outbox-other-key = Der Postausgang dieses Kontos lässt sich mit dem jetzigen Schlüssel nicht öffnen
storage-outbox-other-key-hint = Haben Sie vorher einen anderen Schlüsselbund verwendet? Melden Sie sich an wie damals, dann geht weiter, was darin wartet. Er bleibt neben einem neuen. Prüfen Sie jede Anfechtung, die Sie gerade beantwortet haben, bevor Sie etwas senden.
storage-outbox-damaged = Der Postausgang dieses Kontos ist beschädigt
storage-outbox-damaged-hint = Docket hat in einen neuen kopiert, was lesbar war, und die alte Datei daneben behalten. Prüfen Sie jede Anfechtung, die Sie gerade beantwortet haben, bevor Sie etwas senden.
storage-outbox-taken-back = Ein aufgehobener Postausgang ist wieder geöffnet
storage-outbox-taken-back-hint = Er gehört zum jetzigen Schlüsselbund. Was darin wartete, geht weiter.
storage-outbox-loaded = Der Postausgang auf diesem Computer ist jetzt geladen
storage-outbox-loaded-hint = Was darin wartete, geht weiter. Die Liste bleibt im Speicher, bis Sie Docket neu starten.
storage-key-missing = Der Schlüsselbund hat keinen Schlüssel für die Daten dieses Kontos
storage-key-missing-hint = Vielleicht ist es ein anderer Schlüsselbund als vorher. Melden Sie sich an wie damals und versuchen Sie es erneut. Docket kann auch neu beginnen: Was da ist, bleibt neben den neuen Daten und kommt mit seinem Schlüssel zurück. Bis dahin kann nichts eingereicht oder akzeptiert werden.
storage-unsaved = Anfechtungen werden nicht auf dem Datenträger gespeichert
storage-unsaved-hint = Sie bleiben im Speicher, bis der Datenträger sie annimmt
storage-already-sending = Es wurde nicht erneut gesendet. Eine Einreichung oder ein Akzeptieren dieser Anfechtung ist unterwegs.
storage-nothing-sent = Es wurde nichts gesendet
storage-outbox-back = Der Postausgang wird wieder gespeichert, und das Senden geht weiter
storage-outbox-not-written = Der Postausgang konnte nicht gespeichert werden
storage-outbox-not-written-hint = Es wird nichts mehr gesendet, bis der Postausgang wieder gespeichert ist

saved-as = Gespeichert als { $path }
saved-same = Gespeichert als { $path }. Gleich der Datei, die Sie gesendet haben.
saved-different = Was Finix hat, unterscheidet sich von der Datei, die Sie gesendet haben
saved-different-hint = Gespeichert als { $path }. Vergleichen Sie sie mit Ihrer eigenen Kopie und fragen Sie Finix danach.
saved-not-downloaded = Die Datei wurde nicht heruntergeladen
saved-not = Die Datei wurde nicht gespeichert
saved-not-hint = Wählen Sie einen anderen Ordner und versuchen Sie es erneut
saved-list =
    { $count ->
        [one] { $count } Anfechtung
       *[other] { $count } Anfechtungen
    } gespeichert als { $path }
saved-list-unpriced =
    { $count ->
        [one] { $count } Betrag ist
       *[other] { $count } Beträge sind
    } in der Datei leer, weil die Währung nicht bekannt ist

open-account-not-opened = Das Konto wurde nicht geöffnet
open-demo = Der Demoserver startete nicht: { $said }
open-unknown = Es gibt kein Konto mit diesem Namen
open-store = Seine Daten konnten nicht geöffnet werden: { $said }

claim-folder = Der Datenordner kann nicht verwendet werden: { $said }
claim-silent = Docket läuft schon mit diesem Datenordner, aber sein Fenster antwortet nicht

kept-settings-unread = Die Einstellungen konnten nicht gelesen werden ({ $said }). Docket startet mit Standardeinstellungen.
kept-settings-set-aside = Die Einstellungsdatei war beschädigt. Sie ist als { $path } aufgehoben, und Docket startet mit Standardeinstellungen.
kept-settings-damaged = Die Einstellungsdatei ist beschädigt und konnte nicht beiseitegelegt werden ({ $said })
kept-settings-table = Ihre Kopie der Tabelle „{ $table }“ kann nicht gelesen werden ({ $said }). Docket verwendet den Standard.
kept-settings-not-saved = Die Einstellungen konnten nicht gespeichert werden ({ $said }). Sie gelten nur für diesen Lauf.
kept-settings-this-run = Einstellungen und Konten gelten nur für diesen Lauf
kept-table-too-long = die Kopie ist zu lang

question-order = Bestellung { $id }

leaving-no-answer = Der Schlüsselbund hat nicht geantwortet
leaving-no-key = Der Schlüsselbund hat keinen Schlüssel dafür
leaving-nothing = Dieses Konto hat nichts auf diesem Computer


finding-number = { $what } { $masked }
finding-blank = Die Seite ist leer
finding-left-out-blank = Weggelassen, weil sie leer ist
finding-left-out-repeated = Weggelassen, weil sie dasselbe zeigt wie Seite { $page }

# Alle Konten zugleich.

everywhere-column = Konto
everywhere-back = Zurück zu allen Konten
everywhere-menu = Alle Konten
everywhere-accounts =
    { $count ->
        [one] 1 Konto
       *[other] { $count } Konten
    }
everywhere-row = { $account }, { $environment }, { $dispute }
everywhere-standing = { $account }, { $environment }: { $state }
everywhere-opening = Wird geöffnet
everywhere-not-opened = Nicht geöffnet
everywhere-not-opened-of = { $account } wurde nicht geöffnet
everywhere-not-refreshed-of = { $account } wurde nicht aktualisiert
everywhere-no-key-of = { $account } hat keinen Finix-Schlüssel. Seine Anfechtungen werden nicht abgeglichen
everywhere-offline-of = { $account } ist offline
everywhere-as-of = Seine Anfechtungen in dieser Liste sind von { $when }
everywhere-none-of = Von seinen Anfechtungen ist noch keine in dieser Liste
everywhere-open-account = { $account } öffnen
everywhere-hint = Das Öffnen einer Anfechtung führt Sie zu ihrem Konto
everywhere-no-account = Keine Konten verbunden
everywhere-no-account-hint = Verbinden Sie Ihre Konten, um alle ihre Anfechtungen in einer Liste zu sehen
everywhere-nothing = Keine Anfechtungen in irgendeinem Konto
everywhere-nothing-hint = Neue Anfechtungen erscheinen hier nach dem nächsten Abgleich
everywhere-none-due-hint = In keinem Konto wartet etwas auf eine Antwort
everywhere-target-tip = Zeit bis zum eigenen Ziel jedes Kontos vor der Frist von Finix
everywhere-elsewhere = { $account } · { $about }
everywhere-export-again = Die Liste hat sich geändert. Exportieren Sie sie erneut.
everywhere-may-be-old = Seine Anfechtungen in dieser Liste können alt sein
everywhere-all-synced = Alle abgeglichen
everywhere-coming = { $count } im Abgleich
everywhere-wrong =
    { $count ->
        [one] 1 nicht abgeglichen
       *[other] { $count } nicht abgeglichen
    }
outbox-rail = Postausgang
everywhere-rail = Konten
everywhere-not-loaded-hint = Oben steht, was mit jedem Konto nicht stimmt


# Nachdem etwas schiefging.

crash-before =
    { $count ->
        [one] Seit dem letzten Start ging in Docket etwas schief
       *[other] Seit dem letzten Start gingen in Docket { $count } Dinge schief
    }
crash-before-hint = Was gesendet wird und was Sie eingegeben haben, ist gesichert. Ein Bericht liegt auf diesem Computer; es wird nichts gesendet.
toast-folder-not-shown = Der Ordner konnte nicht geöffnet werden


## Texts of the reference tables as they are shipped

shipped-claim-fraud = Betrug
shipped-item-three-d-secure = 3-D-Secure-Ergebnis mit ECI-Wert und Haftungsumkehr
shipped-item-avs-cvv = Ergebnis: AVS vollständig gleich und CVV gleich
shipped-item-chip-pin-record = Beleg des Terminals über Chip, kontaktlos oder PIN (Karte vorgelegt)
shipped-item-ce3-orders = Zwei frühere unbestrittene Bestellungen, die übereinstimmen (Visa Compelling Evidence 3.0, nur 10.4)
shipped-item-ip-device-location = IP-Adresse, Geräte-ID oder Fingerabdruck und Standort zum Zeitpunkt des Kaufs
shipped-item-login-history = Verlauf des Kundenkontos mit den Anmeldungen nach dem Kauf
shipped-item-delivery-billing-address = Lieferung an die Rechnungsadresse des Karteninhabers, laut AVS gleich
shipped-item-signed-delivery = Unterschriebener Lieferschein oder bei Abholung gezeigter Ausweis
shipped-item-known-contact = E-Mail-Adresse oder Telefonnummer, die der Karteninhaber schon verwendet hat
shipped-item-customer-wrote-after = Nachricht des Kunden zur Bestellung, nach dem Kauf gesendet
shipped-item-refund-record = Beleg der Erstattung mit Betrag, Datum und Acquirer-Referenznummer (ARN)
shipped-item-cardholder-withdrew = Schreiben der Bank oder Nachricht des Karteninhabers, dass die Anfechtung zurückgezogen ist: Auch eine zurückgezogene Anfechtung muss beantwortet werden
shipped-item-cardholder-withdrew-visa = Schreiben der Bank oder Nachricht des Karteninhabers, dass die Anfechtung zurückgezogen ist: Visa kennt „Karteninhaber bestreitet nicht mehr“ als Antwort, und sie muss trotzdem gegeben werden
shipped-item-cardholder-withdrew-amex = Schreiben von American Express oder Nachricht des Karteninhabers, dass die Anfechtung zurückgezogen ist: American Express schreibt M02, wenn ein Karteninhaber eine Belastung nicht mehr bestreitet
shipped-item-signed-receipt-no-chip = Unterschrift auf dem Beleg eines Terminals, das Chips lesen kann
shipped-item-policy-text-alone = Text von Bedingungen ohne Beleg, dass der Kunde zugestimmt hat
shipped-claim-not-received = nicht erhalten
shipped-item-delivery-proof = Zusteller, Sendungsnummer und Status „zugestellt“ mit Datum und vollständiger Adresse
shipped-item-usage-log = Protokoll von Downloads, Nutzung oder Anmeldungen (digitale Waren)
shipped-item-service-proof = Nachweis, dass die Leistung stattfand, etwa Teilnahme, Einstieg oder Check-in
shipped-item-delivery-date-not-passed = Nachweis, dass der vereinbarte Liefertermin noch nicht vorbei ist
shipped-item-label-created-only = Sendungsverfolgung, die nur ein erstelltes Etikett zeigt
shipped-item-link-only = Link statt Screenshot
shipped-claim-not-as-described = nicht wie beschrieben
shipped-item-product-page = Produktseite oder Beschreibung, wie sie beim Kauf gezeigt wurde
shipped-item-item-condition = Fotos, Seriennummern oder Qualitätsprüfung des Artikels
shipped-item-authenticity = Echtheitsnachweis (bei Fälschungsvorwürfen wie 13.4)
shipped-item-complaint-correspondence = Schriftwechsel über die Beschwerde und die angebotene Abhilfe
shipped-item-replacement-accepted = Nachweis, dass der Kunde Ersatz oder Reparatur angenommen hat
shipped-item-no-return = Nachweis, dass keine Rücksendung versucht wurde oder ankam
shipped-item-terms-accepted = Beim Kauf akzeptierte Bedingungen
shipped-item-undated-policy = Bedingungen ohne Datum
shipped-claim-duplicate = doppelt belastet
shipped-item-two-purchases = Zwei Belege oder Rechnungen für zwei verschiedene Käufe, mit Bestellnummern, Artikeln und Daten
shipped-item-other-means-different = Nachweis, dass die Zahlung auf anderem Weg für einen anderen Kauf war
shipped-item-separate-authorizations = Nachweis, dass jede Zahlung einzeln autorisiert wurde
shipped-claim-incorrect-amount = falscher Betrag
shipped-item-itemised-receipt = Einzelbeleg mit vereinbarter Summe, Trinkgeld und Steuern
shipped-item-extra-charges-signed = Unterschriebene Zustimmung zu den Zusatzkosten
shipped-item-refund-difference = Beleg der Erstattung der Differenz
shipped-claim-cancelled-recurring = gekündigtes Abo
shipped-item-no-cancellation = Nachweis, dass keine Kündigung ankam
shipped-item-late-cancellation = Nachweis, dass die Kündigung nach dem Abrechnungstag kam
shipped-item-usage-after-cancellation = Nutzung des Dienstes nach der behaupteten Kündigung
shipped-item-recurring-consent = Bedingungen, die die wiederkehrende Belastung nennen, mit dem Beleg der Zustimmung
shipped-item-cancellation-policy-shown = Kündigungsbedingungen, wie sie beim Abschluss gezeigt wurden
shipped-item-renewal-reminder = Erinnerung an die Verlängerung, vor der Belastung gesendet
shipped-claim-credit-not-processed = Gutschrift nicht ausgeführt
shipped-item-refund-policy-accepted = Vor dem Kauf gezeigte und akzeptierte Erstattungsregeln
shipped-item-late-return = Nachweis, dass die Ware nach Ende der Rückgabefrist zurückkam
shipped-claim-authorization = Autorisierung
shipped-item-approval-code = Genehmigungscode der Autorisierung mit Datum und Betrag aus dem Protokoll des Abwicklers
shipped-item-authorised-in-time = Nachweis, dass die Zahlung erfolgte, solange die Autorisierung gültig war
shipped-item-card-valid = Nachweis, dass die Karte nicht abgelaufen und das Konto gültig war
shipped-item-customer-satisfaction = Alles zur Zufriedenheit des Kunden: Es beantwortet diesen Vorwurf nicht
shipped-claim-processing = Abwicklung
shipped-item-processing-log = Abwicklungsprotokoll mit Einreichungsdatum, Währung und Transaktionsart
shipped-item-correction-record = Nachweis der Korrektur oder Gutschrift
shipped-claim-inquiry = Voranfrage
shipped-item-legible-receipt = Lesbarer Beleg oder Rechnung mit den letzten vier Kartenziffern, Datum, Betrag, Währung, Händlername und Artikeln
shipped-item-answer-in-time = Antwort vor der Frist: Eine offene Voranfrage wird oft zu einer Rückbuchung, der nicht widersprochen werden kann
shipped-claim-consumer = Verbraucher
shipped-item-find-sub-claim = Finden Sie zuerst den genauen Vorwurf (nicht erhalten, nicht wie beschrieben, gekündigt oder Gutschrift) und verwenden Sie dann dessen Liste
shipped-letter-fraud = Nicht autorisierte Kartenzahlung
shipped-letter-not-received = Bestellung nicht erhalten
shipped-letter-not-as-described = Bestellung nicht wie beschrieben
shipped-letter-duplicate = Doppelt belastet oder anders bezahlt
shipped-letter-incorrect-amount = Falscher Betrag
shipped-letter-cancelled-recurring = Gekündigte wiederkehrende Zahlung
shipped-letter-credit-not-processed = Erstattung nicht ausgeführt
shipped-letter-authorization = Autorisierung fehlt oder ungültig
shipped-letter-processing = Abwicklungsfehler
shipped-letter-inquiry = Voranfrage oder Beleganforderung
shipped-letter-consumer = Anfechtung eines Kaufs
shipped-letter-general = Jede andere Anfechtung
shipped-letter-withdrawn = Der Karteninhaber hat zurückgezogen
shipped-letter-withdrawn-visa = Der Karteninhaber hat zurückgezogen (Visa)
shipped-letter-withdrawn-amex = Der Karteninhaber hat zurückgezogen (American Express)
shipped-limits-finix-current = Finix, aktuell
shipped-limits-finix-2023 = Finix, 2023
shipped-limits-mastercard-rfi = Mastercard, Beleganforderung
