### Every sentence Docket says, in English. How they sound: src/app/DESIGN.md, "Words".
### A message's name is that of its place, then of its meaning. Arguments are numbers where a plural depends on them.

## Window

window-file-dialog-open = A file dialog is open
window-stop-waiting = Stop waiting
window-drop-nowhere = Open a dispute first, then drop the files
window-drop-into-packet = Drop to add to the packet for the { $amount } dispute
window-drop-as-evidence = Drop to add evidence to the { $amount } dispute
window-name = Docket
window-opening = OPENING…
window-account = Account { $name }, { $environment }
window-to-light = Switch to light
window-to-dark = Switch to dark
window-synced = Synced { $when }
window-opening-slowly = Opening the account… If your keyring asks for its password, enter it in the keyring's own window.
window-starting = Starting
window-no-key = No Finix key
window-no-key-hint = Add your Finix key in Settings
window-not-refreshed-list = The list wasn't refreshed
window-offline = Offline
window-offline-synced = Offline · { $synced }
window-not-refreshed = Not refreshed
window-page = { $page } page
window-first-load = Loading your disputes for the first time
window-whole-load = Reloading all disputes
window-loading = Loading
window-loading-disputes = Loading { $count }
window-loading-amounts =
    Loading { $count ->
        [one] { $count } amount
       *[other] { $count } amounts
    }
window-loading-amounts-hint = The list is loaded. Each dispute's currency comes from its payment, so amounts load one by one.
window-not-synced = Not synced yet
window-packing = Nothing leaves this computer until you add the packet to the evidence
window-demo-place = Demo · local
window-disputes =
    { $count ->
        [one] { $count } dispute
       *[other] { $count } disputes
    }
window-more-currencies =
    { $count ->
        [one] { $count } more currency
       *[other] { $count } more currencies
    }
window-unpriced = { $found } · { $count } without a currency
window-unpriced-yet = { $found } so far · { $count } still loading
window-disputed = { $disputes } · { $sums } disputed
window-not-opened-why = The window couldn't be opened: { $why }
window-not-opened = The window couldn't be opened, or it crashed. See the message above.
window-no-display = There's no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start Docket in a desktop session.
window-libraries-missing =
    { $count ->
        [one] { $libraries } is missing, and the window needs it; on Debian: apt install { $packages }
       *[other] { $libraries } are missing, and the window needs them; on Debian: apt install { $packages }
    }
window-files-of-evidence = Evidence (PDF, JPEG, PNG, TIFF)
window-backups = Docket backups
window-files-of-packets = Images, PDF, text and email
window-add-evidence = Add evidence
window-all-files = All files
window-save-as = Save as
window-save-in = Save in
window-path-is-folder = This is a folder. Add a file name.
window-path-no-folder = This folder doesn't exist
window-path-typed = This computer has no file dialog. Type where to save.
window-path-folder = Folder
window-path-folder-example = /home/me/Documents
window-path-file = Path
window-path-file-example = /home/me/disputes.csv
window-path-taken = A file with this name already exists. Saving replaces it.
window-path-busy = Checking the path
window-path-replace = Replace
window-path-save = Save
window-path-not-whole = Enter the full path, starting from the top folder


## Pages and commands

page-today = Today
page-disputes = Disputes
page-insights = Insights
page-everywhere = All accounts
page-score = Score
page-checkouts = Checkouts
page-recover = Recover
page-outbox = Outbox
page-settings = Settings

command-everywhere = Everywhere
command-in-list = Dispute list
command-in-dispute = Open dispute
command-in-packet = Evidence packet
command-in-score = Score
command-rows = Move through the list
command-rows-keys = J, K or arrows
command-far = Jump through the list
command-far-keys = Page Up, Page Down, Home, End
command-open = Open the dispute
command-open-keys = Enter
command-next = Next dispute
command-next-does = Next dispute that needs a response
command-next-keys = N
command-close = Close the dispute or dialog; cancel a hold
command-close-keys = Esc
command-search = Search
command-search-keys = / or Ctrl F
command-palette = Find a command, dispute or page
command-palette-keys = Ctrl K
command-queue-needs-response = Show disputes that need a response
command-queue-under-review = Show disputes under review
command-queue-won = Show won disputes
command-queue-lost = Show lost disputes
command-queue-all = Show all disputes, in every state
command-export = Export the list…
command-show-mine = Show my disputes
command-choose-rows = Select rows one by one
command-choose-rows-keys = Shift J, Shift K or Shift arrows
command-choose = Select or deselect the row
command-choose-keys = X
command-choose-all = Select everything that matches
command-choose-all-keys = Ctrl A
command-assign-to-me = Assign to me
command-needs-name = Set your name in Settings first
command-overview = Show the overview
command-money = Show the money
command-activity = Show the activity
command-add-evidence = Add evidence files…
command-save-proof = Save proof…
command-copy-json = Copy dispute as JSON
command-save-packet = Save packet as…
command-close-packet = Back to the dispute
command-zoom-in = Zoom in on the page
command-zoom-out = Zoom out of the page
command-zoom-fit = Show the whole page
command-pause = Pause all sending
command-resume = Resume sending
command-clear-scores = Clear score history…
command-clear-checkouts = Clear checkout history…
command-clear-payments = Clear payment history…
command-remove-account = Remove this account…
command-wipe = Delete this account's data from this computer…
command-system-theme = Use the system's theme
command-not-paused = Sending isn't paused
command-demo-stays = The demo account can't be removed
command-no-dashboard = This account has no Finix Dashboard
command-needs-packet = No packet is open
command-packet-is-open = Go back from the packet to the dispute first
command-needs-score = Go to the Score page first
command-needs-insights = Go to the Insights page first
command-no-proof = Nothing was submitted or accepted from this computer
command-nothing-to-undo = Nothing to undo
command-nothing-to-redo = Nothing to redo

link-too-long = The link is too long. Nothing was opened.
link-not-a-dispute = This isn't a link to a dispute, such as docket://dispute/DI… Nothing was opened.
link-no-id = There is no dispute ID in this. Nothing was opened.
link-entry-comment = Answer payment disputes
link-registered =
    Links such as docket://dispute/DI… open in Docket: { $path } says so.
    If your desktop doesn't open them yet, run: xdg-mime default app.docket.Docket.desktop x-scheme-handler/docket
    To undo this, run: docket --unregister-links
link-unregistered = Links no longer open in Docket: { $path } was removed
link-not-registered = Links didn't open in Docket before. Nothing was changed.
link-not-on-this-system = Docket can't register links on macOS and Windows yet
link-no-folder = There is no folder for applications here
link-program = { $path } can't be named in a desktop entry
link-not-ours = { $path } came from elsewhere and was left as it is
link-looking = Looking for dispute { $id }
link-not-here = Dispute { $id } isn't on this computer
link-not-here-hint = Check the ID. If the list isn't up to date, refresh it and try again.

palette-hint = Type a command, a page, a dispute ID or what a dispute holds
palette-nothing = Nothing found
palette-recent = Recent
palette-commands = Commands
palette-pages = Pages
palette-views = Saved views
palette-account-is-open = This account is open
palette-line = { $words }, { $beside }

command-evidence = Show the evidence
command-evidence-keys = E
command-packet = Build an evidence packet
command-packet-keys = P
command-submit = Review and submit
command-submit-keys = S
command-accept = Accept the dispute
command-accept-keys = A
command-paste = Add copied files as evidence
command-paste-keys = Ctrl V
command-refresh = Refresh
command-refresh-keys = F5 or Ctrl R
command-score = Get a score
command-score-keys = Ctrl Enter
command-add-files = Add files
command-add-files-keys = Ctrl O
command-score-customer-keys = C
command-find-in-packet = Find in packet
command-find-in-packet-keys = Ctrl F
command-pages = Previous or next page
command-pages-keys = Page Up, Page Down
command-redact = Redact; move or resize a redaction
command-redact-keys = B, then arrows, Shift arrows
command-turn = Rotate the page
command-turn-keys = R
command-page-zoom = Zoom the page or show all of it
command-page-zoom-keys = +, −, 0
command-undo = Undo or redo
command-undo-keys = Ctrl Z, Ctrl Shift Z
command-move = Move the exhibit
command-move-keys = Alt Up, Alt Down
command-go = Go to a page
command-go-keys = Ctrl 1 to Ctrl 9
command-zoom = Zoom
command-zoom-keys = Ctrl +, Ctrl −, Ctrl 0
command-help = Show or close keyboard shortcuts
command-help-keys = F1
command-fields = Next or previous field
command-fields-keys = Tab, Shift Tab
command-lock = Lock Docket
command-lock-keys = Ctrl L
command-quit = Quit
command-quit-keys = Ctrl Q
command-press = Press { $key }
command-ctrl = Ctrl
command-shift = Shift
command-alt = Alt


## Toasts and notices

toast-none-left = No other dispute in this list needs a response
toast-close = Close message
toast-files-left-out =
    { $count ->
        [one] { $count } file wasn't added
       *[other] { $count } files weren't added
    }
toast-fewer-files = Add fewer files at once. Finix accepts at most 8 per dispute.
toast-no-dialog = This computer can't show a file dialog
toast-no-dialog-hint = Drop files on the window, copy them and press Ctrl V, or type a path below the drop zone
toast-packet-full = A packet can hold at most 40 files
toast-packet-being-made = The packet wasn't saved because it's being rebuilt
toast-packet-saved = Packet saved as { $path }
toast-packet-not-saved = The packet wasn't saved
toast-packet-not-added = The packet wasn't added
toast-packet-note-stays = The note you wrote for the submission is unchanged
toast-packet-added = Packet added to the evidence
toast-account-busy = Something is still being sent for this account. Wait for it to finish, or cancel it.
toast-account-not-removed = The account wasn't removed
toast-data-busy = Something is still being sent. Wait for it to finish, or cancel it.
toast-data-not-wiped = The data wasn't wiped
toast-account-not-opened = The account wasn't opened
toast-no-copied-file = There's no file on the clipboard
toast-file-not-saved = The file wasn't saved
toast-proof-saved = Proof saved as { $path }
toast-proof-not-saved = The proof wasn't saved
toast-copy-saved = Proofs and a copy saved in { $folder }
toast-copy-not-saved = The copy wasn't saved
toast-nothing-due = Nothing was saved because no dispute of the list needs a response
toast-list-cancelled = Export canceled, no file was written
toast-list-not-saved = The list wasn't saved
toast-key-unread = The key for { $service } wasn't read
toast-no-such-account = There's no account named { $name }
toast-files-not-added = The files weren't added
toast-finix-opened = ID copied. Paste it into the search of the Finix Dashboard in your browser.
toast-open-dispute-first = Open a dispute first, then drop them again


## Disputes: the list

list-no-currency = The currency comes from the payment, which hasn't loaded yet
list-unknown-code = Unknown code: { $code }
list-columns = Columns
list-columns-reset = Reset columns
list-move-right = Move { $label } right
list-move-left = Move { $label } left
list-sort-by = Sort by { $column }
list-sorted-down = Sorted by { $column }, descending
list-sorted-up = Sorted by { $column }, ascending
list-amount-order = Sorts by currency first, then by amount. Amounts in different currencies aren't compared.
list-back = Back to the list
list-export = Export…
list-found =
    { $count ->
        [one] { $count } dispute found
       *[other] { $count } disputes found
    }
list-none-match = No matching disputes
list-none-match-hint = No dispute in this queue matches your search and filters
list-none-due = No response due
list-none-due-hint = Every dispute has been answered or decided
list-none-in-queue = Nothing in this queue
list-none-in-queue-hint = Disputes move here once they're answered and decided
list-show-all = Show all disputes
list-demo = This is the demo account
list-demo-hint = Made-up disputes from a server inside Docket. Nothing leaves this computer.
list-no-key-hint = Add the user name and password of your Finix account to see your disputes here
list-no-key = This account has no Finix key
list-not-loaded = Disputes weren't loaded
list-all-unreadable =
    { $count ->
        [one] { $count } dispute couldn't be read
       *[other] { $count } disputes couldn't be read
    }
list-all-unreadable-hint = Docket couldn't read what Finix sent. Check for a newer version of Docket.
list-none-hint = When a cardholder disputes a payment, it appears here automatically
list-none = No disputes
list-offline = Offline. The list isn't complete yet.
list-offline-as-of = Offline. Last updated { $when }.
list-not-refreshed = The list wasn't refreshed
list-clock-slow = This computer's clock is { $span } slow. Docket counts the time left by Finix's clock.
list-clock-fast = This computer's clock is { $span } fast. Docket counts the time left by Finix's clock.
list-amounts-left-out =
    { $count ->
        [one] { $count } amount is still loading. Until then, filters by amount or currency leave that dispute out.
       *[other] { $count } amounts are still loading. Until then, filters by amount or currency leave those disputes out.
    }
list-amounts-come-last =
    { $count ->
        [one] { $count } amount is still loading. Until then, that dispute comes last.
       *[other] { $count } amounts are still loading. Until then, those disputes come last.
    }
list-unreadable =
    { $count ->
        [one] { $count } dispute couldn't be read and isn't in this list
       *[other] { $count } disputes couldn't be read and aren't in this list
    }
list-cut-short = The server sent only some of its disputes. Older ones aren't in this list.
list-outbox-blind = The outbox on this computer isn't loaded. Nothing can be submitted or accepted.
list-start-over = Start over…
list-loaded =
    { $count ->
        [one] { $count } dispute loaded
       *[other] { $count } disputes loaded
    }
list-a-second = { $count } per second
list-almost-done = almost done
list-seconds-left = about { $left } s left
list-minutes-left = about { $minutes } min left
list-first-load = First sync


## Disputes: search, filters and views

search-hint = Search disputes, orders, merchants, tags…
search-label = Search disputes
search-clear = Clear search
filter-clear-all = Clear filters
filter-amount = Amount
filter-amount-from = From
filter-amount-to = To
filter-amount-hint = Compares the number only, in each dispute's own currency
filter-merchant = Merchant
filter-merchant-find = Find a merchant
filter-dates = Dates
filter-days-7 = Last 7 days
filter-days-30 = Last 30 days
filter-days-90 = Last 90 days
filter-opened-from = Opened from
filter-opened-to = Opened to
filter-tag = Tag
filter-tag-any = Any key
filter-tag-key = Key
filter-tag-value = Value contains
filter-due = Due
filter-due-by-finix = By Finix's deadline
filter-reason = Reason
filter-state = State
filter-response = Response state
filter-team = Team
filter-chip = { $filter }: { $value }
filter-more = More filters
filter-by = Filter by { $filter }
filter-by-value = Filter by { $filter }: { $value }
filter-clear = Clear { $filter } filter
filter-and-more = { $first } and { $count } more
filter-range = { $from } to { $to }
filter-range-from = from { $from }
filter-range-to = to { $to }
filter-day-problem = Enter a date such as 2026-11-21
filter-full = The search is full. Clear a filter or some of the text first.
view-menu = Views
view-hint = A view saves the search, filters, sort order and columns under a name
view-name = Save current view as
view-name-example = 13.1 over 200
view-save = Save view
view-not-kept = This account's views are kept until you close Docket
view-name-missing = Enter a name
view-open = Open view { $name }
view-tab = Tab
view-move-up = Move view { $name } up
view-delete = Delete view { $name }


## Disputes: detail

activity-here = Docket
activity-finix = Finix
activity-payment = Payment made
activity-opened = Dispute opened
activity-reopened = Reopened: a new response is due
activity-changed = Updated: { $status }
activity-uploaded = { $file } uploaded
activity-file = { $file }: { $state }
activity-entry = Money entry
activity-entry-amount = { $entry }, { $amount }
activity-done-round = done, round { $round }
# What became of a row, behind its name and a colon: activity-row.
activity-done = done
activity-request = Request { $id }
activity-renamed = Renamed from { $old }, because its content is { $kind }
activity-row = { $what }: { $outcome }
detail-not-refreshed = The dispute wasn't refreshed
detail-overview = Overview
detail-evidence = Evidence
detail-money = Money
detail-activity = Activity
detail-asks-again = The issuer is asking again. Submit new evidence, or accept the dispute.
detail-asks-again-round = Round { $round }: the issuer is asking again. Submit new evidence, or accept the dispute.
detail-submit = Review and submit…
detail-accept = Accept dispute…
detail-score = Score customer
detail-more = More
detail-checkout = Report a checkout…
detail-open-finix = Open in Finix
detail-open-finix-hint = Copies the ID and opens the Finix Dashboard, where you can search for it
detail-copy-id = Copy dispute ID
detail-copy-json = Copy as JSON
detail-decided = Decided, no response due
detail-none-due = No response due
detail-deadline = Finix's deadline: { $at }
detail-row-state = { $what }: { $how }
detail-being-asked = { $what }. { $why }. Asking Finix now.
detail-being-sent = { $what }: being sent
detail-finix-now = Finix now: { $theirs }
detail-nothing-hint = Click a row, or press J and K to move through the list
detail-nothing = No dispute is open
money-not-loaded = Money entries weren't loaded
money-inquiry = An inquiry moves no money unless it becomes a chargeback
money-none-yet = Finix doesn't show any entries for this dispute yet
money-none = No money has moved
money-entries = Entries
money-hint = Platform entries mirror the merchant's and aren't counted. Fees are charged separately and aren't in this list.
money-net = Net effect for the merchant
money-net-none = No entries for the merchant's account
# Behind the net amount.
money-taken = taken so far
money-given-back = returned in full
money-given-more = more returned than was taken
money-entry = Entry
related-title = Related
related-back = Back to { $name }
related-not-read = Related disputes weren't loaded
related-none = No other dispute shares this payment, order, card or customer
related-known = A card counts with its network, last digits and cardholder. Docket knows them once a dispute was opened here, or when the payment names them.
related-due = { $found } · { $count } due
related-open = Open the { $amount } dispute { $id }, { $facts }
related-more = { $count } more
related-same-payment-due =
    { $count ->
        [one] Another dispute is about the same payment: { $name }, { $left }. Each needs its own response.
       *[other] { $count } other disputes are about the same payment. First: { $name }, { $left }. Each needs its own response.
    }
related-same-payment =
    { $count ->
        [one] Another dispute is about the same payment: { $name }, { $status }
       *[other] { $count } other disputes are about the same payment. Last changed: { $name }, { $status }
    }
related-past = Scores, checkouts and recoveries of this customer
related-past-none = Nothing was scored, reported or sent for recovery from this computer
related-scored = Score { $score }
related-scored-none = Scored, no match
tie-payment = Same payment
tie-order = Same order
tie-card = Same card
tie-customer = Same customer
overview-facts = Facts
overview-state = State
overview-response = Response state
overview-reason = Reason
overview-code = Reason code
overview-unknown-code = { $code } (unknown code)
overview-sent = Evidence sent
overview-due = Respond by
overview-due-unread = Finix's deadline can't be read: { $said }
overview-target = Your target
overview-opened = Opened
overview-paid = Paid on
overview-changed = Updated
overview-message = Message
overview-action = Next action
overview-card = Card
overview-holder = Cardholder
overview-email = Customer email
overview-billing = Billing address
overview-statement = Statement descriptor
overview-ids = IDs
overview-dispute = Dispute
overview-payment = Payment
overview-merchant = Merchant
overview-identity = Identity
overview-application = Application
overview-arn = ARN
overview-case = Case ID
overview-pin-adjustment = PIN adjustment
tags-title = Tags
tags-saving = Saving
tags-edit = Edit tags
tags-none = No tags
tags-duplicate-key = Duplicate key
tags-too-many = Finix keeps at most { $count } tags
tags-key-label = Tag { $number } key
tags-key = Key
tags-value-label = Tag { $number } value
tags-value = Value
tags-remove = Remove tag { $number }
tags-add = Add a tag
tags-save = Save tags
team-assignee-is = Assignee: { $name }
team-work-is = Work: { $step }
team-no-one = no one
team-nobody = No one
team-no-work = Not set
team-me = Me ({ $name })
team-me-alone = Me
team-other = Someone else
team-assign = Assign
team-set-name = Set your name…
team-no-name = Docket doesn't know your name yet
team-no-name-hint = Set it in Settings, and this list shows the disputes assigned to you
team-use-mine = Use mine
team-keep-theirs = Keep theirs
team-mine = Mine
bulk-selected = { $count ->
        [one] { $count } selected
       *[other] { $count } selected
    }
bulk-unpriced = { $count } without a known currency
bulk-select-all = Select all { $count }
bulk-counting = Counting what is selected
bulk-too-many = Select at most { $most } disputes to change them at once
bulk-assign = Assign
bulk-tag = Tag…
bulk-clear = Clear selection
bulk-preparing = Preparing the changes
bulk-looking = Checking what would change
bulk-done = { $what }: { $done } of { $all } saved
bulk-under-way = { $count } on the way
bulk-left-alone = { $count } left alone because someone changed them since
bulk-stuck = { $count ->
        [one] { $count } needs action
       *[other] { $count } need action
    }
bulk-show = Show in outbox
bulk-undo = Undo
bulk-undone-what = Undone
bulk-dismiss = Dismiss
bulk-what-assign = Assign to { $name }
bulk-what-unassign = Assign to no one
bulk-what-work = Set work status to { $step }
bulk-what-no-work = Clear the work status
bulk-what-tag = Tag { $key } with { $value }
bulk-what-untag = Remove the tag { $key }
bulk-hint = Each dispute is a request of its own to Finix. You can undo it afterwards.
bulk-tag-title = { $count ->
        [one] Tag { $count } dispute
       *[other] Tag { $count } disputes
    }
bulk-tag-remove = Remove this tag instead
bulk-left-out-because = Left out: { $why }
bulk-left-out = { $count ->
        [one] { $count } is left out
       *[other] { $count } are left out
    }
bulk-nothing-left = Nothing would change
bulk-apply = { $count ->
        [one] Change { $count } dispute
       *[other] Change { $count } disputes
    }
bulk-now = now { $value }
bulk-same = Left out: nothing would change
bulk-accept = Accept…
bulk-too-many-to-accept = Select at most { $most } disputes to accept them together
bulk-accept-busy = Others are being accepted
bulk-accept-title = { $count ->
        [one] Accept { $count } dispute
       *[other] Accept { $count } disputes
    }
bulk-accept-hint = Accepting concedes the money and can't be undone. Finix is asked about each dispute first, and one that doesn't pass every check is left out.
bulk-accept-asking = Asking Finix: { $done } of { $all }
bulk-accept-wait = Finix is still being asked
bulk-accept-none = None of them can be accepted together with others
bulk-accept-note = Why you accept them, for each dispute
bulk-accept-needs-note = Write why you accept them
bulk-accept-stops = Stop at the first one that's refused or unclear
bulk-accept-now = { $count ->
        [one] Accept { $count } dispute
       *[other] Accept { $count } disputes
    }
bulk-accept-not-asked = Left out, Finix couldn't be asked
bulk-accept-twin = Left out, another dispute is about the same payment
bulk-accept-unpriced = Left out, its amount isn't known
bulk-accept-closed = Its account was closed, so nothing was accepted
bulk-accept-mixed = Live disputes and test disputes are chosen together. Choose only one kind: what you type confirms one sum.
bulk-accept-passes = Passes every check
bulk-accept-sending = Accepting one after another
bulk-accept-stopped = You stopped it. What wasn't sent isn't accepted.
bulk-accept-surprised = One wasn't accepted as expected, so the rest wasn't sent
bulk-accept-all-had-their-turn = All of them were tried
bulk-accept-waiting = Not sent yet
bulk-accept-not-sent = Not sent, and not accepted
bulk-accept-unlisted = See the outbox
bulk-accept-stop = Stop
bulk-accept-far = { $done } of { $all } accepted
bulk-accept-not-sent-count = { $count } not sent
bulk-accept-show = Show each
bulk-accept-left-over =
    { $count ->
        [one] 1 dispute that you accepted with others had not been sent
       *[other] { $count } disputes that you accepted together had not been sent
    }
bulk-accept-left-over-show = Show them
work-to-do = To do
work-gathering = Gathering
work-ready = Ready to review
work-waiting = Waiting


## Disputes: evidence

claims-none = Shows…
claims-count =
    Shows { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
claims-label = What { $name } shows
claims-weak = { $item } (weak on its own)
claims-required = { $item } · required
evidence-not-loaded = Files weren't loaded
evidence-in-round = Sent in round { $round }, { $time }
evidence-new = New in this round
evidence-elsewhere-reopened = Not sent from this computer; may be the issuer's reasons
evidence-elsewhere = Not sent from this computer
evidence-added = Added { $time }
evidence-refused-hint = Refused by the processor. Add the file again, or add another one.
evidence-delete = Delete { $name }
evidence-download = Download { $name }
evidence-deleting = Deleting
evidence-refused = Refused
evidence-moving = On its way
evidence-state-unknown = State unknown
evidence-found =
    { $count ->
        [one] { $count } card or ID number
       *[other] { $count } card or ID numbers
    }
evidence-not-looked-at = The file couldn't be checked
# One line: evidence-drop, the link evidence-browse, evidence-or, the link evidence-paste.
evidence-drop = Drop files here,{" "}
evidence-browse = browse…
evidence-or = {" "}or{" "}
evidence-paste = paste
evidence-continue = Continue packet…
evidence-build = Build a packet…
evidence-build-hint = Photos, email, PDFs: packed into one small PDF on this computer
evidence-path = File path
evidence-path-example = /home/me/receipt.pdf
evidence-add = Add file
evidence-title = Evidence
evidence-view = View { $name }
evidence-room-bytes = { $count } of { $most } files · { $size } of { $room }
evidence-room = { $count } of { $most } files
evidence-upload-anyway = Upload anyway
evidence-looking-at-picture = Searching image { $picture } of { $count } for card numbers
evidence-looking = Checking the file
evidence-pack = Pack into PDF
evidence-upload-again = Upload again
evidence-waiting = Waiting for Finix
evidence-uploading = Uploading { $sent } of { $size }
evidence-upload = Upload
evidence-not-uploaded = Not uploaded yet
evidence-sent-automatically = Saved on this computer. Docket sends it automatically.
evidence-naming = Received, saving its name
evidence-turn = Waiting its turn
evidence-asking = { $why }. Asking Finix whether it has the file.


## Disputes: the packet

packet-reading-dispute = Loading the dispute
packet-exhibits = Exhibits
packet-page = Page
packet-packet = Packet
packet-letter = Rebuttal letter
packet-prior-transactions = Prior undisputed transactions
packet-back = Back to dispute { $name }
packet-build = Build the packet
packet-undo = Undo
packet-redo = Redo
packet-step-tip = { $step } ({ $keys })
packet-unnamed = Unnamed file
packet-opening-file = Opening the file
packet-dismiss = Dismiss
packet-password = PDF password
packet-password-hint = Used once, never saved
packet-password-first = Enter the password first
packet-unlock = Unlock
packet-too-many-bytes = With this file, the packet would have more than 120 MB
packet-already-in = This file is already in the packet
packet-no-room = It was attached to an email, and a packet can have at most { $most } files
packet-of-mail = Attached to { $mail }
packet-file-crashed = The file couldn't be checked
packet-page-not-drawn = The page couldn't be displayed
packet-add-files = Add files…
packet-drag = drag to reorder
packet-file-lost = This file couldn't be opened again
packet-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
packet-pages-generated = { $count ->
    [one] { $count } page · generated
   *[other] { $count } pages · generated
}
packet-pages-and-size = { $count ->
    [one] { $count } page · { $size }
   *[other] { $count } pages · { $size }
}
packet-pages-were = { $count ->
    [one] { $count } page · was { $size }, { $before ->
        [one] { $before } page
       *[other] { $before } pages
    }
   *[other] { $count } pages · was { $size }, { $before ->
        [one] { $before } page
       *[other] { $before } pages
    }
}
packet-one-picture = 1 image · { $size }
packet-open-fields = { $count ->
    [one] { $count } open field
   *[other] { $count } open fields
}
packet-no-open-fields = No open fields
packet-more-about = More options for { $name }
packet-edit = Edit…
packet-leave-out = Leave out of packet
packet-drop-more = Drop or paste more, or
packet-browse = browse…
packet-file-types = Images, PDF, text, email (.eml, .msg)
packet-write-letter = Write a rebuttal letter…
packet-add-prior-transactions = Add prior transactions (CE 3.0)…
packet-nothing-leaves = Nothing leaves this computer until the packet is added to the evidence
packet-move-up = Move up
packet-move-down = Move down
packet-take-out = Remove from packet
packet-drag-to-move = Drag to move
packet-found-on-page = { $what } on page { $page }{ $more ->
    [0] {""}
   *[other] , and { $more } more
}
packet-pages-lack = { $count ->
    [one] Page { $pages }: { $lack }
   *[other] Pages { $pages }: { $lack }
}
packet-pages-left-out = { $count ->
    [one] { $count } page is left out
   *[other] { $count } pages are left out
}
packet-shows-items = { $count ->
    [one] Shows { $count } item
   *[other] Shows { $count } items
}
packet-no-page-yet = No pages yet
packet-no-page-hint = Add photos, screenshots, PDFs, email or text. Docket combines them here, on this computer.
packet-after = After
packet-before = Before
packet-side-by-side = Side by side
packet-side-tip = The page as it will be sent, or the original
packet-redact = Redact
packet-redact-tip = Draw redactions over what the issuer must not see (B)
packet-rotate = Rotate
packet-rotate-tip = Rotate the page clockwise (R)
packet-add-redaction = Add redaction
packet-redact-canvas = Page to redact. Arrows move a redaction, Shift and arrows resize it, Delete removes it.
packet-zoom-in = Zoom in
packet-zoom-out = Zoom out
packet-zoom-fit = Fit
packet-zoom-fit-tip = Show the whole page. Ctrl and the wheel zoom, dragging moves the page.
packet-nothing-before = Docket made this page, so there's no original
packet-page-left-out = This page is left out of the packet
packet-none-see-right = There's no packet. See the reason on the right.
packet-being-made = Building the packet
packet-drawing = Loading the page
packet-previous-page = Previous page
packet-next-page = Next page
packet-find = Find in packet
packet-find-tip = Find in packet ({ $keys })
packet-find-count = { $place } of { $count }
packet-find-count-cut = { $place } of more than { $count }
packet-find-none = No matches
packet-find-searching = Searching…
packet-find-coming =
    { $count ->
        [one] 1 page is still being read
       *[other] { $count } pages are still being read
    }
packet-find-missing =
    { $count ->
        [one] 1 page can't be searched
       *[other] { $count } pages can't be searched
    }
packet-find-why-blind = Images can't be searched because Tesseract isn't installed.
packet-find-why = Docket couldn't read all of their text. Images on pages that are left out aren't read.
packet-find-next = Next match
packet-find-previous = Previous match
packet-find-close = Close search
packet-find-mark = Match
packet-find-mark-here = Current match
packet-page-of = Page { $page } of { $count }
packet-exhibit = Exhibit { $letter }
packet-page-blank = Blank
packet-page-repeats = Repeats page { $page }
packet-page-out = Leave this page out
packet-page-in = Include this page
packet-remove-redactions = Remove redactions
packet-page-came = Original page
packet-page-sent = Page as it will be sent
packet-size-of = { $files ->
    [one] of { $size }
   *[other] in { $files } files of at most { $size }
}
packet-packing = Packing
packet-stop = Stop
packet-size = Packet size
packet-stopped = Packing stopped
packet-pack = Pack
packet-found = Found
packet-found-where = Exhibit { $letter }, page { $page }. { $why }.
packet-reading = { $count ->
    [one] Looking for card numbers in { $count } image…
   *[other] Looking for card numbers in { $count } images…
}
packet-unread = { $count ->
    [one] { $count } image couldn't be searched for card numbers. Check it yourself.
   *[other] { $count } images couldn't be searched for card numbers. Check them yourself.
}
packet-read = { $count ->
    [one] { $count } image searched for card numbers. Handwriting and blurred digits are easily missed.
   *[other] { $count } images searched for card numbers. Handwriting and blurred digits are easily missed.
}
packet-blind = Images aren't searched for card numbers because Tesseract isn't installed. Check them yourself.
packet-redact-match = Redact match
packet-not-a-match = Not a match
packet-show = Show
packet-tick = Tick what Exhibit { $letter } shows
packet-choose-exhibit = Choose an exhibit, then tick what it shows
packet-item-weak = { $item } (weak on its own)
packet-item-required = { $item } · required
packet-source = Source: { $source }, { $date }
packet-finix = Finix
packet-rules = { $service }; { $network }
packet-rules-label = Rules
packet-colour = Color
packet-grey = Grayscale images
packet-black-white = Black and white
packet-colours = Colors
packet-drop-blank = Drop blank and repeated pages
packet-stamp = Stamp exhibit and page
packet-cover = Start with a list of exhibits
packet-split = Split into several files if one is too small
packet-metadata = Location and metadata are always removed
packet-sharp = Sharp enough to read at { $dpi } dpi
packet-coarse = Reduced to { $dpi } dpi to fit. Below { $sharp } dpi, small print is hard to read. Leave out pages, or choose black and white.
packet-small-letters = Exhibit { $letters }: small print in an image is hard to read on the page
packet-typefaces = Text is also set in { $names }
packet-letter-open = The letter has open fields. Fill them in, or leave the letter out.
packet-letter-wrong = The letter refers to an exhibit or a page that isn't there
packet-none-see-above = There's no packet. See the reason above.
packet-not-ready = The packet isn't ready yet
packet-files-lost = A file in the packet couldn't be opened. Remove it first.
packet-adding = Adding the packet
packet-add = Add packet to evidence
packet-save-as = Save as…
packet-can-be-deleted = You can still delete it until you submit
packet-no-page = There are no pages to pack
packet-crashed = Something went wrong in Docket while packing
packet-add-crashed = Something went wrong in Docket while adding it
packet-letter-hint = It becomes the first page of the packet. Its short form becomes the note to the issuer.
packet-no-letterhead = Add your company and who signs under Letterhead in Settings
packet-no-template = There's no letter template. See Reference tables in Settings.
packet-close = Close
packet-done = Done
packet-edit-text = Edit text…
packet-leave-letter-out = Leave letter out
packet-editor-hint = One sentence per line, an empty line for a new paragraph. {"{"}amount{"}"} is a field. A line that starts with ?item: appears only when an exhibit shows that item, and {"{"}exhibit{"}"} in it says where.
packet-letter-field = Letter
packet-short-field = Short form, for the note
packet-keep-dispute = Save for this dispute
packet-keep-account = Save for this account
packet-restore-default = Restore default text
packet-cancel = Cancel
packet-reads-now = Preview
packet-note = Note to the issuer
packet-items = Items in this checklist
packet-known-fields = Available fields
packet-outcomes = { $name } ({ $won } won, { $lost } lost, { $open } open)
packet-template = Template
packet-letter-left-out = Left out because no exhibit shows it:
packet-no-text = No text
packet-open-names = Open fields: { $names }
packet-prior-title = Two prior undisputed transactions (Compelling Evidence 3.0)
packet-prior-hint = Earlier undisputed transactions with the same card. Docket checks the rules. Nothing is sent from here.
packet-eligible = Eligible. The same in all of them: { $names }.
packet-disputed-purchase = Disputed transaction
packet-prior-number = Prior transaction { $number }
packet-remove-prior = Remove prior transaction { $number }
packet-are-undisputed = None of them was disputed or reported as fraud
packet-prior-first = Add a prior transaction first
packet-add-page = Add as page
packet-add-purchase = Add transaction
packet-import = Import table…
packet-import-hint = Copy the rows of a table with their column names and paste them here
packet-table = Table
packet-columns = Match columns
packet-take-over = { $count ->
    [one] Import { $count } transaction
   *[other] Import { $count } transactions
}
packet-table-too-long = The table has { $count } rows. A page holds { $most }.
packet-not-in-table = Not in the table
packet-column = Column { $number }
packet-column-from = { $part } column
packet-prior-date = Date
packet-prior-amount = Amount
packet-prior-reference = Reference (ARN)
packet-prior-goods = Goods or services
packet-prior-login = Account or login
packet-prior-ip = IP address
packet-prior-device = Device ID or fingerprint
packet-prior-address = Delivery address
packet-goods-example = Running shoes
packet-device-example = 15 characters or more
packet-address-example = 1 Main St, Springfield


## Dialogs

dialog-accept-title = Accept the { $amount } dispute
dialog-reopened = The issuer has reopened this dispute
dialog-accept-reopened-hint = If you accept now, the money goes to the cardholder, even if you had won before. This can't be undone.
dialog-accept-hint = Accepting concedes the money to the cardholder. This can't be undone.
dialog-accepted = Dispute accepted
dialog-accept-note = Note
dialog-accept-note-example = refund already due
# Below the checks, for an account with a target of its own: how far it is, then when.
dialog-target = { $left } ({ $target })
dialog-accept = Accept dispute
dialog-delete-title = Delete { $name }
dialog-delete-hint = Finix deletes the file as long as it hasn't been handed to the card network. If it's your only copy, download it first.
dialog-delete = Delete file
dialog-payment-title = Send a { $amount } payment to Butter Recover
dialog-payment-hint = Whether this is a test depends on the key alone. With a production key, Butter may charge the customer again for real.
dialog-payment = Send payment
dialog-payments-title =
    { $count ->
        [one] Send { $payments } payment event to Butter Recover
       *[other] Send { $payments } payment events to Butter Recover
    }
dialog-payments = Send payment events
dialog-count-differs = The typed number doesn't match
dialog-discard-title = Discard: { $what }
dialog-discard-hint = Docket no longer sends it. What Finix or Butter already has stays there.
dialog-start-over = Start over
dialog-start-over-hint = The keyring has no key for this account's data on this computer. Docket makes a new key and keeps the existing outbox, drafts and proofs aside. They come back if the old key returns. Until then, nothing waiting in that outbox is sent, so check each dispute at Finix before you respond to it.
dialog-leave-title = Leave this account
dialog-leave-hint =
    { $count ->
        [one] One item hasn't been sent yet and would be cut off. What's being sent right now may or may not arrive.
       *[other] { $count } items haven't been sent yet and would be cut off. What's being sent right now may or may not arrive.
    }
dialog-leave = Leave anyway
dialog-close-title = Close Docket
dialog-close-kept =
    { $count ->
        [one] One item isn't finished. Nothing is lost: it's saved on this computer. When Docket runs again, it sends what's waiting and asks about what was sent. Check the deadlines before you close it.
       *[other] { $count } items aren't finished. Nothing is lost: they're saved on this computer. When Docket runs again, it sends what's waiting and asks about what was sent. Check the deadlines before you close it.
    }
dialog-close-lost =
    { $count ->
        [one] One item hasn't been sent yet and would be lost. What's being sent right now may or may not arrive.
       *[other] { $count } items haven't been sent yet and would be lost. What's being sent right now may or may not arrive.
    }
dialog-close = Close anyway
dialog-type-to-confirm = Type { $wanted } to confirm
dialog-amount-differs = The typed amount doesn't match
dialog-redact-hint = Redact it there and add the packet. Then delete the file you made it from.
dialog-dispute-unknown = The dispute's current state isn't known
dialog-files-unknown = It isn't known which files Finix has
dialog-files-not-read-back = The files weren't read back
dialog-rounds-unread = What was sent with an earlier response couldn't be read
dialog-checks = Checks
dialog-checks-open = Resolve or override every check first
dialog-typed-differs = The typed confirmation doesn't match
dialog-override =
    { $count ->
        [one] Reason for overriding the open check
       *[other] Reason for overriding the { $count } open checks
    }
dialog-typed-matches = matches
dialog-typed-not-yet = doesn't match yet
dialog-keypad = Use on-screen keypad
dialog-keypad-back = Delete last digit
dialog-keypad-key = Type { $key }
dialog-page-before = Previous page
dialog-file-of = { $file } of { $count } files
dialog-page-next = Next page
dialog-page = Page of the file
dialog-page-not-drawn = The page couldn't be displayed
dialog-page-drawing = Loading the page
dialog-not-taken = It wasn't added to the outbox. Nothing was sent.
dialog-being-asked = { $why }. Asking Finix what it has.
dialog-saving = Saving to this computer's disk
dialog-sending = Sending. Finix may take a few minutes to reply.
dialog-cancelled = Canceled. Nothing was sent.
dialog-in-background = Continue in background
dialog-hold = Hold
dialog-hold-hint = Nothing has been sent. You can cancel until then, also with Esc.
dialog-hold-elsewhere = If you continue in the background, you can cancel at the top of the dispute and in the outbox
dialog-hold-runs = It's sent only while Docket is running
dialog-sent-in = Sends in { $seconds } s
dialog-sent-on = Sends on { $time }
# The status follows in a pill.
dialog-shown-as = Finix shows the dispute as
dialog-request = Request
dialog-save-proof = Save proof…
dialog-back = Back to the form
dialog-remove-title = Remove { $name }
dialog-wipe-title = Wipe data of { $name }
dialog-remove = Remove account
dialog-wipe = Wipe data
dialog-remove-always = The account's keys, its saved views, and its disputes as last synced
dialog-wipe-always = Saved views, and the disputes as last synced
dialog-remove-stays = Nothing changes at Finix, Disputify or Butter
dialog-wipe-stays = The account and its keys stay. Disputes are loaded from Finix again.
backup-ask = Back up this account…
backup-title = Back up { $name }
backup-holds = The backup holds the outbox with its proofs and files, drafts, scores, saved views and this account's settings.
backup-keys = API keys aren't in it. Disputes aren't either: Docket gets them from Finix again.
backup-passphrase = Passphrase
backup-passphrase-hint = Several words
backup-passphrase-again = Repeat the passphrase
backup-lost = Anyone who has the file and the passphrase can read all of it. Without the passphrase, nobody can, and it can't be reset.
backup-too-short = Use at least { $least } characters
backup-differs = The two passphrases differ
backup-save = Save backup…
backup-saving = Saving the backup…
backup-saved = Saved as { $path }
backup-not-saved = The backup wasn't saved
backup-nothing = This account keeps nothing on this computer
backup-here = This account is already on this computer. To go back to the backup, remove the account first.
backup-not-opened = The file doesn't open. Either the passphrase is wrong, or the file isn't a backup or is damaged at its beginning.
backup-none = This file isn't a Docket backup
backup-damaged = The backup is damaged. Nothing was restored.
backup-newer = A newer version of Docket made this backup. Update Docket to restore it.
restore-ask = Restore from a backup…
restore-title = Restore an account
restore-file = Backup file
restore-file-example = /home/me/Acme 2026-11-28.docket-backup
restore-choose = Choose file…
restore-no-file = Choose the backup file
restore-no-passphrase = Enter the passphrase
restore-open-backup = Open backup
restore-looking = Opening the backup…
restore-busy = Restoring…
restore-do = Restore account
restore-made = Backed up { $made }
restore-proofs =
    { $count ->
        [one] One proof of a submission or acceptance
       *[other] { $count } proofs of submissions and acceptances
    }
restore-files =
    { $count ->
        [one] One file
       *[other] { $count } files
    }
restore-drafts =
    { $count ->
        [one] One draft
       *[other] { $count } drafts
    }
restore-open =
    { $count ->
        [one] One unfinished item. Docket sends it only when you decide to.
       *[other] { $count } unfinished items. Docket sends them only when you decide to.
    }
restore-keys = Enter the API keys afterwards: they aren't in a backup.
restore-done = { $name } is restored
restore-done-hint = Enter its API keys to sync

lock-title = Docket is locked
lock-unlock = Unlock
lock-hint = Unlocking gets the keys from this computer's keyring
lock-asking = Waiting for the keyring…
lock-sending =
    { $count ->
        [one] One item is still being sent. Its keys stay in memory until it's done.
       *[other] { $count } items are still being sent. Their keys stay in memory until they're done.
    }

dialog-lost = Permanently deleted from this computer:
dialog-counting = Docket is still counting what would be lost
dialog-remove-busy = Something is still being sent for this account. Wait for it to finish, or cancel it.
dialog-name-differs = The typed name doesn't match
dialog-went-wrong = Something went wrong in Docket
dialog-not-counted = Its outbox, proofs, drafts and files, if there are any. They couldn't be counted: { $why }.
dialog-counting-line = Counting what's in its outbox
dialog-saved-in = Saved in { $folder }
dialog-save-another = Save another copy…
dialog-save-copy = Save proofs and a copy…
dialog-copy-hint = Proofs as PDF and JSON, files under their own names. The copy isn't encrypted.
dialog-lost-open =
    { $count ->
        [one] { $count } unfinished outbox item
       *[other] { $count } unfinished outbox items
    }
dialog-lost-kept =
    { $count ->
        [one] { $count } added file that wasn't sent
       *[other] { $count } added files that weren't sent
    }
dialog-lost-proofs =
    { $count ->
        [one] { $count } proof of a submission or acceptance
       *[other] { $count } proofs of submissions or acceptances
    }
dialog-lost-drafts =
    { $count ->
        [one] { $count } draft or note
       *[other] { $count } drafts and notes
    }
dialog-lost-files =
    { $count ->
        [one] { $count } copy of a file, { $size }
       *[other] { $count } copies of files, { $size }
    }
dialog-lost-aside =
    { $count ->
        [one] { $count } outbox that couldn't be read and was kept aside
       *[other] { $count } outboxes that couldn't be read and were kept aside
    }
dialog-submit-title = Submit evidence for { $amount }
dialog-submit-reopened-hint = If you challenge it again, it may go to arbitration. The card network then decides, and whoever loses pays the amount and a fee. At Visa and Mastercard the fee is several hundred dollars. Finix accepts one submission per round. After that, nothing can be added or changed.
dialog-submit-hint = Finix accepts one submission per dispute. After that, nothing can be added or changed.
dialog-submitted = Evidence submitted
dialog-submit-note = Note to the issuer
dialog-submit-part = Contest only part of the amount
dialog-submit-part-amount = Contested amount
dialog-submit-part-hint = Explain in the note why you don't contest the rest
dialog-submit-refund = Refund already given
dialog-submit-refund-example = TR…
dialog-submit-refund-hint = Only for resolving an inquiry with a refund: the refund's ID at Finix. Otherwise leave it empty.
dialog-submit-refund-unlinked = Refunded without a link to this payment
dialog-submit = Submit evidence
dialog-issuer-gets = What the issuer gets
dialog-issuer-files-unknown = It isn't known yet which files Finix has
dialog-issuer-no-files = No files
dialog-file-elsewhere = Not sent from this computer
dialog-file-earlier = Sent in an earlier round
dialog-file-received = Received by Finix
dialog-file-refused = Refused, not part of the response
dialog-file-canceled = Canceled, not part of the response
dialog-file-moving = Still on its way
dialog-issuer-note = Note
dialog-issuer-contested = Contested
dialog-contested-part = { $part } of { $whole }
dialog-contested-whole = { $whole }, all of it
dialog-contested-all = All of it
dialog-clear-scores = Clear the score history?
dialog-clear-scores-hint = Every score kept on this computer is deleted. Disputify keeps its own records.
dialog-clear-checkouts = Clear the checkout history?
dialog-clear-payments = Clear the payment history?
dialog-clear-sent-hint = Everything that's done is deleted from this computer. What's still waiting stays, and Butter keeps its own records.
dialog-clear = Clear history


## Insights

insights-period = Opened in
insights-period-quarter = The last 90 days
insights-period-half-year = The last 26 weeks
insights-period-year = The last 12 months
insights-period-all = All time
insights-by = By
insights-by-month = Month
insights-by-week = Week
insights-by-reason = Reason
insights-by-code = Reason code
insights-by-merchant = Merchant
insights-by-network = Card network
insights-by-assignee = Assignee
insights-nobody = No one
insights-by-amount = Disputed amount
insights-by-template = Letter template
insights-no-letter = No letter from this computer
insights-in = Currency
insights-currency = { $currency } · { $count }
insights-chart-months = Disputes received and won, by month
insights-chart-weeks = Disputes received and won, by week
insights-received = Received
insights-won = Won
insights-disputed = Disputed
insights-exposure = Open exposure
insights-win-rate = Win rate, decided
insights-win-rate-of-all = Win rate, all received
insights-recovered = Recovered
insights-need-response =
    { $count ->
        [one] { $count } dispute needs a response
       *[other] { $count } disputes need a response
    }
insights-won-of = { $won } of { $all }
insights-recovered-of = { $share } of { $sum } decided
insights-table = Figures by { $grouping }
insights-export = Export figures…
insights-export-percent = { $figure } (%)
insights-export-of = { $figure }: out of
insights-saved = Figures saved as { $path }
insights-not-saved = The figures weren't saved
insights-no-picture = Show the figures by month or week to save their picture
insights-nothing-to-save = There are no figures to export here
insights-percent = { $number }%
insights-received-how = Disputes opened in this time, whatever became of them
insights-count-how = Of the disputes opened in this period, those that are in this state now
insights-disputed-how = The disputed amounts of all received, together
insights-exposure-how = The disputed amounts that still need a response, together
insights-win-rate-how = Won ÷ (won + lost). Nothing is shown for fewer than 5 decided disputes.
insights-win-rate-of-all-how = Won ÷ all received, answered or not. Disputes that aren't decided yet count as not won.
insights-recovered-how = The disputed amounts of what was won, together. The share is of what was won and lost. Fees aren't included.
insights-response-rate = Response rate
insights-response-rate-how = Responded ÷ (responded + accepted + past the deadline), of the disputes that aren't decided yet. Finix's list doesn't say of a decided dispute whether it was answered. Nothing is shown for fewer than 5.
insights-missed = Missed deadlines
insights-missed-short = Missed
insights-missed-sum = { $sum } at stake
insights-missed-how = Disputes that still need a response although Finix's deadline has passed. Once Finix closes them, they count as lost and can't be told from those that were answered.
insights-time = Time to respond
insights-time-how = Half of the disputes were answered within this time: from when Finix opened the dispute until this computer sent the submission or acceptance that Finix confirmed. Finix doesn't say when a dispute was answered, so only those answered from this computer count, each once, and none that was decided and reopened before. Nothing is shown for fewer than 5.
insights-time-ninth = 90 % of { $count } within { $time }
insights-time-few =
    { $count ->
        [0] None answered from here
        [one] { $count } answered from here
       *[other] { $count } answered from here
    }
insights-export-time-median = Time to respond, median (hours)
insights-export-time-ninth = Time to respond, 90th percentile (hours)
insights-fees = Fees (estimate)
insights-fees-how = Chargebacks received × your fee per chargeback + inquiries received × your fee per inquiry. Finix's disputes don't include fees, so this is an estimate from the fees you entered. Only disputes in this currency count.
insights-fees-none = Enter your fees below
insights-fees-of =
    { $count ->
        [one] { $count } chargeback
       *[other] { $count } chargebacks
    }
insights-fees-of-both =
    { $inquiries ->
        [one] { $count } chargebacks, { $inquiries } inquiry
       *[other] { $count } chargebacks, { $inquiries } inquiries
    }
counts-title = Import transaction counts
counts-file = File of transaction counts
counts-file-example = /home/you/transactions.csv
counts-hint = CSV or another text file with columns, or an Excel workbook. The first row names them: a month such as 2026-10, and either a column for each network, or one that names the network and one with the count.
counts-month = Month of the counts
counts-visa = Visa transactions
counts-mastercard = Mastercard transactions
counts-count = Transactions
counts-need = Choose the column of the month, and the columns of the counts
counts-no-file = Choose a file first
counts-none = No count can be imported
counts-found =
    { $count ->
        [one] { $count } count to import
       *[other] { $count } counts to import
    }
counts-line = { $what }: { $count }
counts-replaces = { $line }, replaces { $before }
counts-more = and { $count } more
counts-lost =
    { $count ->
        [one] { $count } of the earliest months won't be kept. There is room for 240 counts.
       *[other] { $count } of the earliest months won't be kept. There is room for 240 counts.
    }
counts-refused =
    { $count ->
        [one] { $count } not imported
       *[other] { $count } not imported
    }
counts-trouble = Line { $line }: { $why }
counts-wrong-month = this isn't a month, or could mean two. Write it as 2026-10.
counts-wrong-network = only Visa and Mastercard have such programs
counts-wrong-count = { $network } has no whole number
counts-zero = { $network } has zero transactions, and nothing can be divided by zero
counts-empty = no count in it
counts-repeats = { $network } of this month is in line { $line } already
counts-take =
    { $count ->
        [one] Import { $count } count
       *[other] Import { $count } counts
    }
counts-other = Choose another file
counts-import = Import counts…
counts-taken =
    { $count ->
        [one] { $count } transaction count imported
       *[other] { $count } transaction counts imported
    }
insights-report = Save report…
insights-picture = Save picture…
insights-report-title = Disputes of { $account }
insights-report-about = { $environment } · { $period } · by { $grouping } · { $currency }
insights-report-since = { $period }, since { $day }
insights-report-made = Made { $at }
insights-report-more = # more lines are in the table as CSV
insights-report-named = Printed by name, as the typeface doesn't have them: #
insights-report-cautions = How to read this
insights-report-caution = { $figure }: { $how }
insights-report-program = { $program }: { $verdict }
insights-report-programs = Card network programs, { $month }
insights-report-share = { $share } of { $count }
fees-title = Dispute fees
fees-chargeback = Fee per chargeback, { $currency }
fees-inquiry = Fee per inquiry, { $currency }
fees-wrong = Enter an amount, such as { $example }
fees-hint = Finix charges fees apart from its disputes. Enter what one dispute costs you, as your contract says. Disputes whose state or reason is an inquiry count as inquiries. The fees above and in the table are estimates from these amounts.
insights-card-link = { $card }: { $note }
insights-number = { $column }, { $group }: { $count }
insights-named = { $column } { $number }
insights-bar = { $group }: { $received } received, { $won } won
insights-week = Week of { $day }
insights-total = All
insights-unknown = Not known
insights-others =
    { $count ->
        [one] { $count } other
       *[other] { $count } others
    }
insights-band-below = Below { $currency } { $to }
insights-band = { $currency } { $from } to { $to }
insights-band-from = { $currency } { $from } and more
insights-not-counted = The figures weren't worked out
insights-none = No disputes in this time
insights-none-hint = Choose a longer time above
insights-unpriced =
    { $count ->
        [one] { $count } dispute whose currency isn't known yet is in none of these figures
       *[other] { $count } disputes whose currency isn't known yet are in none of these figures
    }

## Card programs

programs-title = Card network programs
programs-as-of = What you have received in all currencies, without inquiries, against the public limits as of { $month }. Your acquirer counts by merchant ID and may act earlier.
programs-month = Month
programs-transactions-visa = Visa transactions, { $month }
programs-transactions-mastercard = Mastercard transactions, { $month }
programs-transactions-wrong = Enter a whole number
programs-transactions-hint = Disputes don't say how many payments you settled, so enter them here. Visa divides by the same month, Mastercard by the month before.
programs-vamp = Visa VAMP (estimate)
programs-vamp-how = (fraud reports + disputes) ÷ Visa transactions of the same month. Finix doesn't list fraud reports (TC40), so only disputes are counted here and your ratio may be higher. Visa counts card-not-present payments. The Middle East and North Africa have other limits.
programs-ecm = Mastercard ECM
programs-ecm-how = Excessive Chargeback Merchant: chargebacks ÷ Mastercard transactions of the month before. Both limits have to be reached.
programs-hecm = Mastercard HECM
programs-hecm-how = High Excessive Chargeback Merchant: chargebacks ÷ Mastercard transactions of the month before. Both limits have to be reached.
programs-efm = Mastercard EFM
programs-efm-how = Excessive Fraud Merchant: fraud chargebacks ÷ Mastercard transactions of the month before, from 1,000 transactions on. Mastercard counts online payments under code 4837, and only while less than 10 % of them use 3-D Secure, or 50 % in regulated countries. Docket counts Finix's reason fraud and doesn't know how many use 3-D Secure.
programs-reached = Both limits reached
programs-depends = Both limits reached, 3-D Secure share unknown
programs-below = Below the limits
programs-below-estimate = Below, without fraud reports
programs-unknown = Not known yet
programs-none = No limits in this month
programs-met = reached
programs-not-met = not reached
programs-disputes =
    { $count ->
        [one] { $count } dispute
       *[other] { $count } disputes
    }
programs-fraud =
    { $count ->
        [one] { $count } fraud dispute
       *[other] { $count } fraud disputes
    }
programs-count = Limit of { $limit } disputes { $state }
programs-no-sum = no fraud in dollars or euros
programs-amount = Limit of { $limit } or the same in euros { $state }: { $sums }
programs-ratio = Limit of { $limit } bps { $state }: { $ratio } bps
programs-too-few = Fewer than 1,000 transactions
programs-no-ratio-visa = No ratio: Visa transactions of { $month } haven't been entered
programs-no-ratio-mastercard = No ratio: Mastercard transactions of { $month } haven't been entered
programs-others =
    { $count ->
        [one] { $count } dispute of this month isn't counted because its card network isn't known yet
       *[other] { $count } disputes of this month aren't counted because their card network isn't known yet
    }

## Outbox

outbox-tab-open = Open
outbox-tab-action-needed = Action needed
outbox-tab-done = Done
outbox-disk-failed-short = Not sending: the disk failed
outbox-paused = Sending is paused
outbox-open-short = { $count } in outbox
outbox-action-needed-short =
    { $count ->
        [one] { $count } needs action
       *[other] { $count } need action
    }
outbox-status =
    { $open } open · { $wanted ->
        [one] { $wanted } needs action
       *[other] { $wanted } need action
    }
outbox-not-loaded = The outbox isn't loaded
outbox-not-loaded-hint = What's waiting in it is listed once it's loaded
outbox-none-open = Nothing waiting
outbox-none-open-hint = What you send is listed here until the service has it
outbox-none-needed = No action needed
outbox-none-needed-hint = What Docket can't decide on its own is listed here
outbox-none-done = Nothing sent yet
outbox-none-done-hint = Sent and discarded items are listed here
outbox-newest = The newest { $shown } of { $count }
outbox-day =
    { $count ->
        [one] { $day } · { $count } item
       *[other] { $day } · { $count } items
    }
outbox-fold = Hide this day
outbox-unfold = Show this day
outbox-since =
    { $tries ->
        [one] { $age } · { $tries } try
       *[other] { $age } · { $tries } tries
    }
outbox-resume = Resume
outbox-pause = Pause all
outbox-disk-failed = The disk failed. Nothing is sent until the outbox is saved on it again.
outbox-paused-hint = Sending is paused. Deadlines keep running.
outbox-unreadable =
    { $count ->
        [one] { $count } item on this computer was written by another version and is left as it is
       *[other] { $count } items on this computer were written by another version and are left as they are
    }
outbox-blind = The outbox on this computer isn't loaded. What's waiting in it isn't sent.
outbox-away-until = { $services } can't be reached, refuses the key or asks to slow down. Sending continues in { $left }.
outbox-away = { $services } can't be reached, refuses the key or asks to slow down. Sending continues automatically.
outbox-on-disk = Saved to disk before anything is sent. Nothing here is lost if Docket or the network stops.
outbox-in-memory = Kept in memory: this account saves nothing on this computer, so the outbox is gone when you close Docket
outbox-head-state = State
outbox-head-what = What
outbox-head-for = For
outbox-head-why = Details
outbox-head-since = Since
outbox-head-tries = Tries
outbox-added-changed =
    Added { $added }
    Updated { $changed }
outbox-request = Request { $id }
outbox-saving = Saving to the disk
outbox-held-seconds = Sends in { $left } s
outbox-held-until = Sends on { $time }
outbox-asking = Asking { $service } first
outbox-turn = Waiting its turn
outbox-not-sent-yet = Not sent yet
outbox-sent-bytes = { $sent } of { $size }
outbox-waiting-for = Waiting for { $service }
outbox-done-at = Done { $time }
outbox-send-now = Send now
outbox-open = Open
outbox-send-again = Send again…
outbox-proof = Proof…
outbox-send-doubted-again = Send again
outbox-sent-automatically = It's waiting in the outbox. Docket sends it automatically.
outbox-reference = Reference


## Score

score-title = Score an order
score-back = Back to dispute
score-by-customer = By customer
score-by-order = By order ID
score-email = Email
score-email-example = demo@example.org
score-first-name = First name
score-last-name = Last name
score-phone = Phone
score-billing = Billing address
score-same-shipping = Shipping address is the same
score-shipping = Shipping address
score-order-problem = Enter the order ID: letters, digits and dashes
score-order = Order ID
score-order-hint = Only orders that Disputify already knows have a score
score-ask = Get score
score-clear = Clear
score-result = Disputify risk score
score-failed = The order wasn't scored
score-running = Scoring
score-empty-hint = Enter a customer's email or an order ID. The score says how likely refund fraud is, before it happens again.
score-empty = Nothing scored yet
score-recent = Recent scores
score-recent-none = Nothing scored on this computer yet
score-address-1 = Address line 1
score-address-2 = Address line 2
score-city = City
score-state = State
score-postcode = Postcode
score-country = Country
score-meaning = 0 is no match, 100 is the highest risk · scored { $when } in { $milliseconds } ms
score-bands = These bands are Docket's: elevated from { $elevated }, high from { $high }. Change them in Settings.
score-no-match-hint = No match means nothing is known, not that the customer is safe
score-outside = Disputify sent a score outside 0 to 100. It's shown as received.
score-scale-low = low
score-scale-elevated = elevated { $from }
score-scale-high = high { $from }
score-of-hundred = { $score } of 100
score-markers =
    { $count ->
        [one] { $count } fraud marker
       *[other] { $count } fraud markers
    }
score-marker = Marker
score-marker-source = Source
score-marker-source-id = Source ID
score-marker-imported = Imported
score-marker-approved = Approved
score-marker-not-approved = no
score-history = Disputes with this customer
score-history-none = None among the disputes loaded here
score-history-count =
    { $count ->
        [one] { $count } dispute
       *[other] { $count } disputes
    }
score-history-lost = { $count } lost


# A file of orders.
score-by-file = By file
orders-file = File of orders
orders-file-example = /home/you/orders.csv
orders-choose = Choose file…
orders-paste = Paste rows
orders-paste-hint = Or copy rows with their heading row in a spreadsheet, and paste them here with the button or Ctrl V
orders-pasted = Pasted rows
orders-open = Open file
orders-hint = CSV or another text file with columns, an Excel workbook, or a JSON object on each line. The first row, or the objects, name the columns. Exports of Shopify, WooCommerce and Stripe are recognized. At most 1,000,000 rows and 64 MB.
orders-reading = Reading the file
orders-checking = Checking every row
orders-cancel = Cancel
orders-other = Close file
orders-discard = Discard results
orders-shape =
    { $count ->
        [one] { $rows } row, { $columns } columns
       *[other] { $rows } rows, { $columns } columns
    }
orders-guessed = The letters were read as { $encoding }, which the file doesn't say. Check names with accents below.
orders-lost =
    { $count ->
        [one] { $count } letter couldn't be read
       *[other] { $count } letters couldn't be read
    }
orders-columns = Columns
orders-columns-hint = Orders are scored by email with everything else that has a column, or without an email column by order ID
orders-column-none = Not in the file
orders-column-unnamed = Column { $number }
orders-name = Full name
orders-need = Choose the column of the email or of the order ID
orders-score =
    { $count ->
        [one] Score { $orders } order
       *[other] Score { $orders } orders
    }
orders-none-ready = No row can be scored
orders-no-key = Add a Disputify key in Settings first
orders-summary = { $ready } to score, { $wrong } with problems, { $repeats } repeated
orders-sends = Each row is asked once. Its email, name, phone and addresses, as far as they have a column, are sent to Disputify. The file is kept here, encrypted, until you close it.
orders-preview = Preview
orders-results = Results
orders-all = All { $count }
orders-problems = Problems { $count }
orders-risky = Elevated and high { $count }
orders-failed = No score { $count }
orders-first-rows = These are the first { $count } rows. The saved file has all of them.
orders-nothing-here = No rows here
orders-empty-title = No file chosen
orders-empty-hint = Choose a file of orders. Every row is checked before anything is sent.
orders-line = Line { $line }
orders-pause = Pause
orders-resume = Resume
orders-stop = Stop
orders-save = Save results…
orders-ask-again =
    { $count ->
        [one] Ask again for { $rows } row without a score
       *[other] Ask again for { $rows } rows without a score
    }
orders-save-failed = Save rows without a score…
orders-running = Scoring
orders-waiting =
    { $seconds ->
        [one] Disputify asked to wait { $seconds } second
       *[other] Disputify asked to wait { $seconds } seconds
    }
orders-paused = Paused. Rows already sent still get their answer.
orders-held = Paused. { $why }. Resume when that's fixed.
orders-stopping = Stopping. Rows already sent still get their answer.
orders-stopped = Stopped
orders-done = All rows are done
orders-progress = { $ended } of { $total } orders
orders-rate = { $rate } per second
orders-time-left = about { $span } left
orders-counts = { $scored } scored, { $refused } refused, { $unknown } unknown
orders-progress-name = Scoring progress
orders-scored = Scored
orders-refused = Refused
orders-unknown = Unknown
orders-not-sent = Not sent
orders-left-out = Left out
orders-refused-why = Not scored
orders-unknown-why = It isn't known whether it was scored
orders-no-file = This is a folder or a device. Choose a file.
orders-not-opened = The file couldn't be opened
orders-empty = The file is empty
orders-spreadsheet = This spreadsheet can't be read. Save it as an Excel workbook (.xlsx) without a password, or as CSV, and choose that file.
orders-pdf = This is a PDF. Choose a CSV file or an Excel workbook.
orders-binary = This isn't a text file. Choose a CSV file or an Excel workbook.
orders-no-rows = The file has names of columns and no rows below them
orders-no-heads = The first row already has values. Add a row above it that names the columns.
orders-too-large = The file is larger than 64 MB. Split it and score the parts.
orders-too-many-rows = The file has more than 1,000,000 rows. Split it and score the parts.
orders-too-many-columns = The file has more than { $count } columns. Remove those you don't need.
orders-cancelled = Reading was canceled
orders-no-order = The order ID is missing
orders-too-long = { $part } is longer than 255 characters
orders-repeats = Same order and customer as line { $line }
orders-cells = { $found } cells instead of { $expected }
orders-not-json = This line isn't a JSON object
orders-open-quote = A quotation mark is never closed, so what follows is read as one cell
orders-saved =
    { $count ->
        [one] { $rows } row saved as { $path }
       *[other] { $rows } rows saved as { $path }
    }
orders-not-saved = The results weren't saved
orders-file-name = scores
orders-files = Tables
orders-head-line = Line in the file
orders-head-score = Disputify risk score
orders-head-band = Band
orders-head-markers = Fraud markers
orders-head-types = Marker types
orders-head-disputes = Disputes with this customer
orders-head-result = Result
orders-head-details = Details
orders-head-at = Scored (UTC)
orders-reuse = Scores from before
orders-reuse-none = Ask for every score again
orders-reuse-days =
    { $days ->
        [one] Use scores of the last day
       *[other] Use scores of the last { $days } days
    }
orders-reused = Scored before
orders-reused-count =
    { $count ->
        [one] 1 score from before was used
       *[other] { $grouped } scores from before were used
    }
orders-from = from { $day }
orders-was = was { $score } on { $day }
orders-safe = You can close Docket. It goes on at the next start, and asks for no score twice.
orders-sort = Sort by
orders-sort-file = Order in the file
orders-sort-highest = Highest score first
orders-sort-lowest = Lowest score first
orders-sort-risen = Largest increase first
orders-head-before = Previous score
orders-head-before-at = Previously scored (UTC)


## History beside a form

history-clear = Clear history…
history-filter = Filter
history-no-match = Nothing matches the filter
history-more = Show more ({ $count } left)
history-show = Show details
history-hide = Hide details
history-not-read = The history wasn't loaded
history-not-cleared = The history wasn't cleared


## Checkouts

checkout-sent = Reported from this computer
checkout-none = No checkouts reported
checkout-none-hint = What you report is listed here with Butter's reply
checkout-title = Report a checkout
checkout-hint = Sent to Butter so that Order Insight can stop a later dispute
checkout-not-yet = Checkouts can't be reported yet
checkout-busy = Sending the checkout
checkout-send = Send checkout
checkout-leaves = The email and the IP address leave this computer and go to Butter
checkout-email = Customer email
checkout-address = IPv4 address
checkout-psp = Payment service provider · required
checkout-customer = Customer ID
checkout-one-of = At least one of
checkout-invoice = Invoice ID
checkout-subscription = Subscription ID
checkout-charge = Charge ID
checkout-transaction = Transaction ID

## Files whose rows are sent

checkout-by-form = One checkout
import-checkouts-file = File of checkouts
import-checkouts-example = /home/you/checkouts.csv
import-checkouts-hint = CSV or another text file with columns, an Excel workbook, or a JSON object on each line. The first row, or the objects, name the columns in Butter's names or in a shop's. At most 1,000,000 rows and 64 MB. Each row is checked before anything is sent.
import-checkouts-sends = The email and IP address of each row, and its IDs, leave this computer and go to Butter. Amounts are only added up here.
import-checkouts-need = Choose the columns of the email, the IPv4 address, and at least one ID. Without a column for the provider, choose one for all rows.
import-checkouts-no-key = Add Butter's user name and password for disputes data in Settings first
import-checkouts-name = checkouts
import-checkouts-send =
    { $count ->
        [one] Send { $checkouts } checkout
       *[other] Send { $checkouts } checkouts
    }
recover-by-form = One payment
import-payments-file = File of payments
import-payments-example = /home/you/payments.csv
import-payments-hint = CSV or another text file with columns, an Excel workbook, or a JSON object on each line. A row, or each object of a list, is a transaction. Rows with the same event ID, or without that column those of one customer, subscription and invoice, are sent as one event. At most 1,000,000 rows and 64 MB.
import-payments-sends = Butter Recover looks at each event right away and may charge the customer again. Disputed payments don't belong here.
import-payments-need = Every column but the event ID, the network transaction ID and the merchant ID has to be chosen. Without a column for the provider, choose one for all rows.
import-payments-no-key = Add a Butter Recover key in Settings first
import-payments-name = payments
import-payments-send =
    { $count ->
        [one] Send { $events } event…
       *[other] Send { $events } events…
    }
import-event = Event ID
import-funding = Funding source
import-success = Outcome
import-no-such-funding = Butter doesn't know the funding source { $named }
import-no-such-success = The outcome { $named } is neither succeeded nor failed
import-differs = { $part } is another one than in the first row of the event
import-psp = Payment service provider
import-psp-of-all = Provider of rows that name none
import-psp-none = None
import-amount = Amount, not sent
import-currency = Currency, not sent
import-no-such-psp = Butter doesn't know the provider { $named }
import-no-currency = The amount has no currency that's known
import-repeats = Same as line { $line }
import-sent-before = Sent from this computer before
import-with = Line { $line } belongs to the same event and can't be sent
import-again = Send rows that were sent before once more
import-sums = Total { $sums }
import-summary = { $ready } to send, { $wrong } with problems, { $repeats } repeated
import-summary-sent = { $sent } sent before
import-none-ready = No row can be sent
import-beginning = Adding the rows to the outbox
import-not-begun = The rows weren't added to the outbox
import-save-left-out = Save rows with problems…
import-left-out-name = rows to fix
import-columns-kept = As you chose them for a file with these columns before
import-columns-forget = Forget this choice
import-json = What is sent
import-empty-hint = Choose a file. Every row is checked before anything is sent.
import-files = Files
import-progress = { $ended } of { $total } rows
import-progress-name = Sending progress
import-counts = { $accepted } accepted, { $refused } refused, { $unknown } unknown
import-counts-not-sent = { $count } not sent
import-queued = Queued
import-open = Sending
import-accepted = Accepted
import-unknown-why = It isn't known whether it was accepted
import-sending = Sending
import-paused = Paused. Rows already on their way still get their answer.
import-outbox-paused = The outbox is paused
import-hold-unknowns = Paused, because five rows in a row got no answer. Resume when the service answers again.
import-hold-refusals = Paused, because 50 rows in a row were refused. Look at the reasons, then resume or stop.
import-hold-elsewhere = Paused, because the account's address has changed since. Resume to send the rest to the new address.
import-hold-restored = Paused, because it came from a backup. The other computer may have sent the rest.
import-resting = The service asked to be left alone or can't be reached. Sending resumes automatically.
import-no-key = The service doesn't take the key. Check it in Settings.
import-safe = You can close Docket. It goes on at the next start, and sends no row twice.
import-again-refused = Send { $count } refused again
import-again-not-sent = Send { $count } not sent
import-again-unknown = Send { $count } unknown again
import-again-unknown-hint = Rows without an answer may have arrived. Sent again, they may be there twice.
import-save-refused = Save refused rows…
import-close = Back to files
import-more = Show more
watched-title = Folder of checkouts for { $account }
watched-hint = New files in it are checked and their checkouts sent while this account is open. A file is sent once, whatever it's called, and is never moved or changed. Rows with problems are kept to be fixed, those of the last 100 such files. CSV, Excel workbooks and JSON lines; links and folders inside it are left alone.
watched-folder = Folder
watched-example = /home/you/checkouts
watched-not-whole = Enter the whole path of a folder
watched-begin = Watch this folder
watched-stop = Stop watching
watched-on = Watching { $path }
watched-unasked = Send to this live account without asking
watched-unasked-hint = Otherwise each file waits in the outbox, paused, until you resume it.
watched-caption = Watched folder
watched-waiting =
    { $count ->
        [one] { $files } file is still being written or has its turn next
       *[other] { $files } files are still being written or have their turn next
    }
watched-no-folder = The folder can't be read
watched-too-many = There are more than { $most } files in the folder. Move older ones elsewhere.
watched-no-outbox = Nothing is taken while what was sent before can't be read
watched-columns = Open it here once and choose its columns. Files like it are taken from then on.
watched-counts =
    { $count ->
        [one] { $begun } checkout added to the outbox, { $wrong } with problems, { $known } repeated or sent before
       *[other] { $begun } checkouts added to the outbox, { $wrong } with problems, { $known } repeated or sent before
    }
watched-rows =
    { $count ->
        [one] Show { $rows } row to fix
       *[other] Show { $rows } rows to fix
    }
watched-taken = { $name } was taken from the watched folder
import-hold-watched = From the watched folder. Look at it, then resume to send it, or stop it.
import-head-reference = Reference
import-head-at = Last change (UTC)


## Recovery

recover-sent = Sent from this computer
recover-none = No payments sent
recover-none-hint = What you send is listed here with Butter's reply
recover-title = Send a payment for recovery
recover-hint = Butter Recover looks at the payment right away and may charge the customer again. Disputed payments don't belong here.
recover-live = This account is live: a made-up payment can become a real charge
recover-not-yet = Payments can't be sent yet
recover-busy = Sending the payment
recover-preview = What is sent, as JSON
recover-preview-copy = Copy the JSON
recover-send-live = Send payment…
recover-send = Send payment
recover-group-customer = Customer and invoice
recover-customer = Customer ID
recover-subscription = Subscription ID
recover-subscription-start = Subscription start
recover-invoice = Invoice ID
recover-invoice-created = Invoice created
recover-method = Payment method ID
recover-group-transaction = Transaction
recover-transaction = Transaction ID
recover-psp-transaction = Provider's transaction ID
recover-amount = Amount
recover-currency = Currency
recover-country = Acquirer country
recover-scheme = Card network
recover-created = Transaction created
recover-message = Issuer's message
recover-network-transaction = Network transaction ID
recover-mid = Merchant ID (MID)
recover-went-through = Succeeded
recover-failed = Failed
recover-psp = Provider · required
recover-funding = Funding source · required
recover-outcome = Outcome · required
recover-described = { $psp } · customer { $customer } · { $message }


## Settings

settings-account = Account
settings-appearance = Appearance
settings-team = Team
settings-team-hint = Who works on a dispute and how far they are is kept in its Finix tags { $assignee } and { $work }. Everyone with access to the account sees them, in Docket and in the Finix Dashboard.
settings-my-name = My name
settings-my-name-hint = A short name or initials. Disputes you assign to yourself carry it.
settings-my-name-save = Save name
settings-sending = Sending and scores
settings-deadlines = Deadlines and notifications
settings-alerts = Desktop notifications
settings-alerts-due = A dispute is due in 48, 24 or 4 hours
settings-alerts-reopened = A dispute is reopened
settings-alerts-evidence = Evidence wasn't uploaded
settings-alerts-outbox = Something else in the outbox needs action
settings-alerts-new = A new dispute needs a response
settings-alerts-decided = A dispute is won or lost
settings-alerts-quiet = Quiet hours
settings-alerts-quiet-from = From
settings-alerts-quiet-to = Until
settings-alerts-hour = { $hour }:00
settings-alerts-quiet-hint = Nothing is shown in quiet hours, not even what's due in 4 hours. What's still true is shown when they end.
settings-alerts-hint = Shown for the open account while Docket is running, each once, and many of a kind as one. They name no customer and no card, because anybody may read them on a locked screen. A click opens the dispute.
behind-title = When the window is closed
behind-wanted = Keep Docket running in the tray
behind-hint = Closing the window then only hides it. Docket goes on fetching disputes, showing notifications and sending what waits in the outbox, until you choose Quit at its icon or press Ctrl Q. A locked Docket fetches nothing.
behind-absent = Your desktop shows no tray icons just now, so closing the window ends Docket. On GNOME an extension such as AppIndicator adds a tray.
behind-none = Docket keeps running behind a closed window on Linux desktops only
behind-open = Open Docket
behind-told = Docket is still running
behind-how = The window is closed. Open it again or quit at the icon in the tray.
settings-alerts-none = Docket shows notifications on Linux desktops only
settings-margin = Safety margin of { $account }
settings-margin-none = None: Finix's deadline counts
settings-margin-hours = { $span } before Finix's deadline
settings-margin-other = Other…
settings-margin-typed = Hours before Finix's deadline
settings-margin-wrong = Enter whole hours from 1 to { $most }
settings-margin-hint = Your target is Finix's deadline less the margin. The time left, its color and holds go by your target. Finix's deadline stays as it is and is always shown beside it. Only what's past Finix's deadline is overdue.
settings-margin-search = Search for “target:” to find disputes by your target, and “due:” to find them by Finix's deadline.
settings-limits = Evidence limits
settings-letterhead = Letterhead
settings-letterhead-hint = Printed on the rebuttal letters of { $account }. What you leave empty is left out.
settings-company = Company
settings-letter-address = Company address
settings-contact = Contact, such as an email address or a phone number
settings-signatory = Signed by
settings-role = Role
settings-letter-text = The text of the letter
settings-tables = Reference tables
settings-data = Data on this computer
settings-keyboard = Keyboard shortcuts
settings-keys = Change shortcuts
settings-keys-hint = A shortcut of an open dispute or of the list can be a single letter. One that works on every page needs Ctrl, Alt or a function key.
settings-keys-change = Change
settings-keys-change-label = Change the shortcut “{ $command }”
settings-keys-press = Press the new keys, or Esc to cancel
settings-keys-row-below = Go to the row below
settings-keys-row-above = Go to the row above
settings-keys-page = Show the page { $page }
settings-keys-none = No shortcut
settings-keys-remove = Remove
settings-keys-reset = Reset
settings-keys-reset-label = Reset the shortcut “{ $command }”
settings-keys-taken = { $keys } is the shortcut for “{ $command }”. Press other keys.
settings-keys-reserved = { $keys } is needed by fields, lists or the window. Press other keys.
settings-keys-modifier = { $keys } alone would be typed into fields on other pages. Hold Ctrl or Alt with it.
settings-account-saved = Account saved
settings-account-not-saved = The account wasn't saved
settings-account-removed = Account removed
settings-keys-left = The account was removed, but not every key was deleted
settings-wiped = Data wiped. Disputes are loaded from Finix again.
settings-not-wiped = Not everything was wiped
settings-accounts = Accounts
settings-this-app = This app
settings-not-saved-label = { $name }, not saved
settings-not-saved = NOT SAVED
settings-account-label = { $name }, { $environment }
settings-new-account = New account
settings-this-run = Keep the keys in memory, for this run only
settings-keyring = Keys are kept in this computer's keyring, never in a file
settings-name = Name
settings-name-example = Acme Outdoor
settings-name-missing = Enter a name for the account
settings-sandbox = Sandbox
settings-live = Live, real money
settings-environment = Environment
settings-saving-account = Saving the account
settings-save = Save
settings-remove-account = Remove account…
settings-saving-hint = Saving. If the keyring is locked, its own window asks for the password.
settings-address = Base address
settings-address-hint = https, or http on this computer. Leave empty for the vendor's own address.
settings-where-finix = In the Finix Dashboard of the same environment, under Developers › API Keys. The password is shown only once.
settings-where-butter-disputes = Butter gives you a user name and password at onboarding: one pair for testing, one for production
settings-where-disputify = In Disputify's developer portal
settings-where-butter-recover = Butter gives you the API key: one for testing, one for production
settings-recover-test = The test sends an empty payment, which names no one and is refused
settings-delete-key = Delete saved key
settings-own-address = Custom address…
settings-kept-secret = Saved; type to replace
settings-user = User name
settings-user-missing = Enter the user name
settings-password = Password
settings-password-missing = Enter the password
settings-api-token = API token
settings-token-missing = Enter the API token
settings-sent-as = Send the key as
settings-sent-as-token = API token (api_token)
settings-sent-as-key = API key (api_key)
settings-api-key = API key
settings-key-missing = Enter the API key
settings-key-elsewhere = The saved key is for the earlier address. Enter the key for this one.
settings-test-busy = Test is running
settings-test = Test
settings-test-label = Test { $service }
settings-testing = Testing
settings-connected = Connected
settings-reached = Reached
settings-not-tested = Not tested
settings-key-kept = Key saved
settings-key-not-set = Not set
settings-key-not-taken = { $service } didn't accept the key
settings-nothing-proved = The service replied, but nothing it said proves the key right or wrong
settings-key-unread = The key wasn't read
settings-failed-no-key = No key
settings-failed-password = Wrong user name or password
settings-failed-refused = Key refused
settings-failed-connect = Couldn't connect
settings-failed-timeout = No reply in time
settings-failed = Failed
settings-demo = The demo account runs on a server inside Docket. Its disputes are made up, nothing leaves this computer, and it needs no keys. Everything you do in it is gone when you close Docket.
settings-theme = Theme
settings-theme-system = Use system setting
settings-theme-light = Light
settings-theme-dark = Dark
settings-contrast = Contrast
settings-contrast-system = Use system contrast
settings-contrast-standard = Standard contrast
settings-contrast-high = High contrast
settings-motion = Motion
settings-motion-system = Use system motion
settings-motion-standard = Standard motion
settings-motion-reduced = Reduced motion
settings-language = Language
settings-language-system = Use system setting ({ $language })
settings-start-page = Page at the start
settings-text-size = Text size
settings-percent = { $percent }%
settings-no-hold = No hold
settings-hold-seconds = { $seconds } s
settings-hold-until = Until { $span } before the deadline
settings-hold = Hold before a submission or acceptance is sent
settings-hold-hint = You can cancel during the hold. It's sent only while Docket is running, and no hold lasts into the last 24 hours before the deadline.
settings-bands = Score bands
settings-bands-elevated = Elevated from
settings-bands-high = High from
settings-bands-hint = Disputify publishes no bands, so these are yours
settings-bands-save = Save bands
settings-bands-order = Elevated must start below high
settings-bands-numbers = Both must be numbers from 0 to 100
settings-limits-hint = Files are checked against these limits before they're sent. Finix has published two sets. A PDF of at most 1 MB is within both.
settings-limits-total = { $count } files, { $size } together
settings-limits-source = Source: { $source }
settings-data-none = Nothing is saved
settings-data-folder = Folder
settings-data-settings = Settings file
settings-data-logs = Open logs
settings-data-reports = Open crash reports
settings-data-reports-hint = Logs and crash reports say where in Docket something went wrong. They hold no keys and no customers, and are never sent.
settings-data-folder-hint = settings.toml holds the names and addresses of your accounts, user names and your preferences. It holds no keys, no disputes and no customers.
settings-sync = Check for changes while the window is visible
settings-sync-hint = Docket also checks right away when you return to the window or press F5
settings-data-disputes = Disputes
settings-data-not-yet = Not yet
settings-data-synced = Last synced
settings-data-kept = Stored
settings-data-memory = In memory, until you close Docket
settings-data-demo = The demo account starts fresh each time
settings-data-size = Size
settings-data-file = File
settings-data-encrypted = Encrypted with a random key that only this computer's keyring holds
settings-data-wipe = Wipe data on this computer…
settings-lock = Lock Docket when nobody uses it for
settings-lock-never = Never
settings-lock-session = Lock Docket when the session locks
settings-lock-hint = Hides everything and removes the keys from memory. Items that are being sent finish first. Notifications pause. If your keyring is unlocked, one click unlocks Docket, so lock your session too.
settings-csv-system = Use system setting ({ $separator })
settings-csv = Separator in CSV files
settings-csv-mark = Keep letters and leading zeros in Excel
settings-sync-seconds = Every { $seconds } s
settings-sync-minutes = Every { $minutes } min
settings-table-in-force = { $table }: in use
settings-table-not-saved = Not saved
settings-table-crashed = Not saved, because something went wrong in Docket
settings-tables-fixed = Settings aren't saved on this computer, so tables can't be edited
settings-table-copy = Your edited copy
settings-table-copy-version = Your edited copy, version { $version }
settings-table-default = Default; each line names its source and date
settings-table-default-version = Default; each line names its source and date, version { $version }
settings-table-edit = Edit { $table }…
settings-table-as-text = Edit { $table } as JSON…
settings-table-reset = Reset { $table }
settings-nothing-changed = Nothing has changed
settings-letter-wrong = { $name } has an error
settings-letter-example = Preview with an example dispute
settings-letter-asked = Docket asks for: { $names }
settings-limits-wrong = { $name } has a limit that isn't a number
settings-limit-files = Files
settings-limit-total = All files together, in KB
settings-limit-image = Each JPEG or PNG, in KB
settings-limit-document = Each PDF or TIFF, in KB
settings-limit-file = Each file, in KB
settings-limit-pages = Pages per file
settings-limit-dpi = Resolution, in dpi
settings-limit-wrong = Enter a number greater than 0
settings-limit-optional = Leave a field empty where there's no limit
settings-entry-source = Source
settings-entry-preview = Preview, as a dispute shows it
settings-entry-last = A list keeps at least one entry
settings-code-network = Card network
settings-code-add = Add reason code
settings-code-new = New reason code
settings-code = Code
settings-code-name = Name
settings-code-category = Category
settings-code-claim = Claim
settings-code-note = Note
settings-code-empty = Enter the code
settings-code-no-preview = Shown once there is a code
settings-code-odd = Use letters, digits and dots only
settings-code-name-empty = Enter the network's name for the code
settings-code-claim-empty = Choose what the cardholder claims
settings-claim-label = Name of the claim in its title
settings-item-add = Add item
settings-item-new = New item
settings-item-text = Item
settings-item-strength = How much it decides
settings-item-need = Whether it's needed
settings-item-only-code = Only for reason code
settings-item-empty = Enter what shows it
settings-item-code-unknown = Not in the reason codes. Leave it empty for all of them.
settings-item-networks = The table has words of its own for { $networks }; they stay as they are.
settings-item-in-letters = In letters: ?{ $id }
settings-table-hint = JSON. A copy that can't be read isn't used, and Docket says which line is wrong.
settings-table-save = Save and use
settings-table-restore = Restore default text


## Kit

kit-and-more = And { $count } more
kit-cancel = Cancel
kit-retry = Retry
kit-close = Close
kit-refresh = Refresh
kit-try-again = Try again
kit-dismiss = Dismiss
kit-discard = Discard
kit-edit = Edit…
kit-check-again = Check again
kit-open-settings = Open settings
kit-open-folder = Open folder
kit-remove = Remove
kit-add-account = Add account…
kit-connect-account = Connect an account…
kit-open-demo = Open the demo account
kit-open-in-workbench = Open in workbench
kit-skip = Skip
kit-demo-account = Demo
kit-field-required = { $label } · required
kit-field-example = e.g. { $example }
kit-choose = Choose
kit-technical-detail = Technical detail
kit-copy-detail = Copy detail
kit-check-done = Done
kit-check-open = Open
kit-check-bad = Not possible
kit-check-empty = Not done
kit-copy = Copy { $name }
kit-show-secret = Show { $name }
kit-hide-secret = Hide { $name }
kit-resize = Change the width of the pane
kit-calendar = { $label }: choose a day
kit-calendar-before = Previous month
kit-calendar-after = Next month
kit-calendar-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
kit-calendar-day =
    { $day ->
        [1] Mo
        [2] Tu
        [3] We
        [4] Th
        [5] Fr
        [6] Sa
       *[7] Su
    }
kit-fields-first = Some fields need fixing first
kit-fields-to-fix =
    { $count ->
        [one] { $count } field to fix
       *[other] { $count } fields to fix
    }


## Field problems

problem-email-empty = Enter an email address
problem-email-long = An email address can have at most 254 characters
problem-email-space = An email address can't have spaces
problem-email-no-at = An email address needs an @
problem-email-no-name = The part before the @ is missing
problem-email-second-at = An email address can have only one @
problem-email-domain = The part after the @ needs a domain such as example.org
problem-email-dot = A dot before the @ is in the wrong place

problem-address-empty = Enter the customer's IPv4 address
problem-address-ipv6 = { $address } isn't an IPv4 address. IPv6 customers can't be reported.
problem-address-not-four = { $address } isn't an IPv4 address: it needs four numbers with dots between them
problem-address-large = { $address } isn't an IPv4 address: { $part } is over 255
problem-address-zero = { $address } isn't an IPv4 address: { $part } begins with a zero
problem-address-odd = { $address } isn't an IPv4 address

problem-amount-empty = Enter an amount
problem-amount-commas = Write { $currency } without commas, for example { $example }
problem-amount-decimals =
    { $decimals ->
        [0] { $currency } has no decimals
        [one] { $currency } has 1 decimal
       *[other] { $currency } has { $decimals } decimals
    }
problem-amount-large = The amount is too large
problem-amount-not-a-number = { $typed } isn't an amount such as { $example }
problem-amount-digits = { $typed } has too many digits

problem-provider = Choose the payment service provider
problem-checkout-id = Enter at least one of the four IDs
problem-checkout-charge = A charge ID belongs to Stripe; another provider may not match it
problem-score-phone = A phone number has at least five digits

problem-payment-customer = Enter your ID for the customer
problem-payment-subscription = Enter the subscription
problem-payment-invoice = Enter the invoice
problem-payment-transaction = Enter your ID for the transaction
problem-payment-provider-transaction = Enter the provider's transaction ID
problem-payment-funding-source = Choose how the customer paid
problem-payment-method = Enter the payment method
problem-payment-network = Enter the card network, for example visa
problem-payment-outcome = Choose whether the payment succeeded
problem-payment-response = Enter the issuer's message
problem-payment-worldpay = Worldpay requires this
problem-payment-time-empty = Enter a time such as 2026-09-25T03:57:26Z
problem-payment-time = { $typed } isn't a time such as 2026-09-25T03:57:26Z
problem-payment-country = Enter a country's two letters, for example US
problem-payment-currency = Enter a currency's three letters, for example USD
problem-payment-zero = Enter an amount above zero

problem-url-none = Enter an address such as https://api.example.com
problem-url-http = Plain http works for this computer only. Use https.
problem-url-parts = The address can't have a user name, a password, a question mark or a #

problem-tag-no-key = The key is empty
problem-tag-long-key = The key is longer than { $most } characters
problem-tag-odd-key = The key has a character that can't be displayed
problem-tag-long-value = The value is longer than { $most } characters
problem-tags-many = { $count } tags is more than the { $most } Finix keeps
problem-tags-one = { $key }: { $problem }
problem-person-empty = Enter a name
problem-person-long = Use at most 30 characters
problem-person-odd = The name has a character that can't be shown
problem-person-email = Use a short name or initials, not an email address
problem-person-reserved = Searches use this word for something else

problem-term-field = There's no field { $name }. Put it in quotes to search for it as text.
problem-term-amount = amount takes a number such as >200 or 100..500, not { $typed }
problem-term-today = today takes a date such as 2026-11-21 here
problem-term-sign = Put < or > in front of { $typed }
problem-term-time = { $typed } isn't a date or a time span. Try 2026-11-21, 2026-11, 3d, 12h or 2w.

problem-purchases-unreadable = The table can't be read: { $said }
problem-purchases-empty = The table is empty
problem-purchases-no-lines = The table has no rows below its column names
problem-purchases-no-date = Choose the column with the date

problem-limit-empty = The file is empty
problem-limit-type = { $kind } can't be used as evidence. Finix accepts { $taken }.
problem-limit-size = { $size } is over the { $limit } limit for { $kind }
problem-limit-files = Finix accepts at most { $limit } files per dispute
problem-limit-total = With this file, the dispute would have more than the { $limit } Finix accepts

problem-table-empty = { $list } is empty
problem-table-takes-nothing = { $rules } accepts no files at all
problem-table-twice = { $code } is listed twice
problem-table-same-item = { $claim }: two items have the same ID

# { $field } is the name of a field of letters, with its braces.
problem-letter-empty = The letter has no text
problem-letter-exhibit = { $field } needs an item in front, as in ?delivery_proof: … – { $line }
problem-letter-item = An item is lowercase letters, digits and _, then a colon – { $line }
problem-letter-names-exhibit = The letter refers to Exhibit { $exhibit }, which isn't in the packet
problem-letter-names-page = The letter refers to page { $page } of Exhibit { $exhibit }, which isn't in the packet


## Labels of the domain

environment-demo = Demo
environment-sandbox = Sandbox
environment-live = Live

service-finix = Finix disputes
service-disputify = Disputify scoring
service-butter-disputes = Butter disputes data
service-butter-recover = Butter Recover

dispute-state-inquiry = Inquiry
dispute-state-pending = Pending
dispute-state-won = Won
dispute-state-lost = Lost
dispute-state-arbitration = Arbitration
dispute-state-expired = Expired

dispute-response-needed = Needs response
dispute-response-responded = Responded
dispute-response-accepted = Accepted
dispute-response-not-allowed = No response allowed
dispute-response-unknown = Unknown

dispute-reason-fraud = Fraud
dispute-reason-quality = Quality
dispute-reason-clerical = Clerical
dispute-reason-technical = Technical
dispute-reason-inquiry = Inquiry

dispute-status-needs-response = Needs response
dispute-status-reopened = Reopened
dispute-status-responded = Responded
dispute-status-accepted = Accepted
dispute-status-won = Won
dispute-status-lost = Lost
dispute-status-open = Open

evidence-sent-chargeback = Sent for the chargeback
evidence-sent-inquiry = Sent for the inquiry
evidence-sent-none = None
evidence-sent-not-supported = Not supported
evidence-sent-unknown = Unknown

evidence-state-pending = On its way to the processor
evidence-state-succeeded = Received by Finix
evidence-state-failed = Refused by the processor
evidence-state-canceled = Canceled

adjustment-merchant-debit = Taken from the merchant
adjustment-merchant-credit = Returned to the merchant
adjustment-platform-credit = Mirrored on the platform's account
adjustment-platform-debit = Mirrored on the platform's account
adjustment-merchant-debit-adjustment = Correction, taken
adjustment-merchant-credit-adjustment = Correction, returned

card-brand-digits = { $brand } •••• { $last4 }
card-digits = •••• { $last4 }

transfer-state-succeeded = Succeeded
transfer-state-pending = Pending
transfer-state-failed = Failed
transfer-state-canceled = Canceled
transfer-state-unknown = Unknown

funding-credit = Credit
funding-debit = Debit
funding-prepaid = Prepaid
funding-mixed = Mixed
funding-paypal = PayPal
funding-uncategorized = Uncategorized
funding-unknown = Unknown

score-band-no-match = No match
score-band-low = Low
score-band-elevated = Elevated
score-band-high = High
score-band-unscored = No score

# Notifications on the desktop. Anybody may read them on a locked screen.
alert-open = Open
alert-account = { $account }, { $environment }
alert-due =
    { $count ->
        [one] A dispute is due within { $span }
       *[other] { $count } disputes are due within { $span }
    }
alert-target =
    { $count ->
        [one] A dispute reaches your target within { $span }
       *[other] { $count } disputes reach your target within { $span }
    }
alert-new =
    { $count ->
        [one] A new dispute needs a response
       *[other] { $count } new disputes need a response
    }
alert-reopened =
    { $count ->
        [one] A dispute was reopened
       *[other] { $count } disputes were reopened
    }
alert-won =
    { $count ->
        [one] A dispute was won
       *[other] { $count } disputes were won
    }
alert-lost =
    { $count ->
        [one] A dispute was lost
       *[other] { $count } disputes were lost
    }
alert-evidence =
    { $count ->
        [one] Evidence wasn't uploaded
       *[other] { $count } evidence files weren't uploaded
    }
alert-outbox =
    { $count ->
        [one] Something in the outbox needs action
       *[other] { $count } things in the outbox need action
    }

today-not-read = What's due wasn't counted
today-overdue = Overdue
today-past-target = Past your target
today-today = Due today
today-tomorrow = Tomorrow
# The same for an account with a target of its own.
today-target-today = Target today
today-target-tomorrow = Target tomorrow
today-target-in-a-week = Target in 2–6 days
today-target-later = Target later
today-in-a-week = In 2–6 days
today-later = Later
today-undated = No date
# What a number is called by a screen reader, and what it says where it stands alone: "Won: 3".
today-number = { $name }: { $count }
# Where there is little room: a sum, and how many other currencies there are. Who points at it is told all of them.
today-more-currencies = { $sum } +{ $others }
today-next = Due next
today-next-none = No response due
today-open = Open { $dispute }
today-needs = Action needed
today-needs-none = Nothing needs action
today-mine = Assigned to you
today-needs-more = { $count } more in the outbox
today-open-row = { $what }, { $whose }
today-news = What changed
today-since = Since
today-since-yesterday = Yesterday
today-since-looked = You last looked ({ $at })
today-since-week = A week ago
today-new = New
today-reopened = Reopened
today-won = Won
today-lost = Lost
today-news-hint = Reopened, won and lost are disputes that Finix changed since then
today-calendar = Due dates
today-calendar-month = Month
today-calendar-week = Week
today-calendar-now = Back to today
today-calendar-target = Days of your target, { $margin } before Finix's deadline
today-week = { $first } – { $last }
today-week-before = Previous week
today-week-after = Next week
today-day =
    { $count ->
        [0] { $day }: nothing due
       *[other] { $day }: { $count } due, { $sums }
    }

list-queue-needs-response = Needs response
list-queue-under-review = Under review
list-queue-won = Won
list-queue-lost = Lost
list-queue-all = All

list-due-overdue = Overdue
list-due-day = Within 24 hours
list-due-three-days = Within 3 days
list-due-week = Within 7 days
list-due-any = Any deadline

list-column-due = Due
list-column-target = Target
list-column-target-tip = Time left to your own target, { $margin } before Finix's deadline
list-column-amount = Amount
list-column-reason = Reason
list-column-code = Code
list-column-status = Status
list-column-merchant = Merchant
list-column-order = Order
list-column-dispute = Dispute
list-column-customer = Customer
list-column-created = Opened
list-column-updated = Updated
list-column-transfer = Payment
list-column-assignee = Assignee
list-column-work = Work status

export-title =
    { $count ->
        [one] Export { $count } dispute
       *[other] Export { $count } disputes
    }
export-hint = Exactly the list you see, in its order
export-selected-hint = Only the selected disputes, in the order of the list
export-format = Format
export-format-csv = CSV for any spreadsheet
export-format-xlsx = Excel workbook
export-format-json = JSON as Finix sent it
export-format-ics = Calendar of deadlines
export-columns = Columns
export-columns-shown = Columns of the list
export-columns-all = All columns
export-xlsx-hint = Amounts are numbers and times are dates. What doesn't fit on one sheet continues on the next one.
export-json-hint = Every dispute with every field, unchanged. Card numbers in tags aren't masked.
export-incomplete =
    { $count ->
        [one] The amount of { $count } dispute is still loading. It would be empty in the file, or the dispute would be missing if you filter by amount. The bar at the top shows how many are left.
       *[other] The amounts of { $count } disputes are still loading. They would be empty in the file, or the disputes would be missing if you filter by amount. The bar at the top shows how many are left.
    }
export-ics-hint = One entry for each dispute that needs a response, at its deadline, with a reminder the day before. Importing it again updates it.
export-event-title = Respond by: { $amount } dispute, { $merchant }
export-event-unpriced = Amount unknown
export-deadline = Add deadline to calendar…
export-save = Save as…
export-busy = Another list is still being exported
export-running = Exporting: { $done } of { $total } disputes
export-progress = Export progress
export-cancel = Cancel export
export-sheet = Disputes
export-dispute = Dispute
export-status = Status
export-state = State
export-response = Response state
export-amount = Amount
export-currency = Currency
export-reason = Reason
export-code = Code
export-merchant = Merchant
export-order = Order
export-customer = Customer
export-due-utc = Respond by (UTC)
export-due-local = Respond by (local)
export-opened = Opened (UTC)
export-changed = Updated (UTC)
export-payment = Payment
export-assignee = Assignee
export-work = Work status

separator-comma = Comma, amounts as 1234.50
separator-semicolon = Semicolon, amounts as 1234,50
separator-semicolon-point = Semicolon, amounts as 1234.50
separator-tab = Tab, amounts as 1234.50

search-hint-reason = fraud, quality, clerical…
search-hint-code = 13.1, 4853…
search-hint-status = needs response, won, lost…
search-hint-amount = >200, 100..500
search-hint-currency = USD, EUR…
search-hint-due = <3d, 0d..3d, overdue, any, 2026-12-24
search-hint-target = your own target: <3d, past, 2026-12-24
search-hint-merchant = a name or an ID, or exactly one: ="Acme Shop"
search-hint-order = an order number
search-hint-customer = an email address
search-hint-created = <7d, 2026-11, >2026-11-20
search-hint-updated = <1d
search-hint-state = inquiry, pending, won, lost
search-hint-response = needs response, responded…
search-hint-card = visa, 4242
search-hint-dispute = DI…
search-hint-payment = TR…
search-hint-assignee = a name, me, none
search-hint-work = to do, gathering, ready, waiting, none
search-hint-tag = a tag
search-hint-tag-any = what any tag holds
search-example-more = more than 200
search-example-between = from 100 to 500
search-example-less = less than 50
search-example-overdue = past the deadline
search-example-past-target = past your own target
search-example-today = within 24 hours
search-example-three-days = in less than 3 days
search-example-week = in less than a week
search-example-within-week = in less than a week, not overdue
search-example-any-due = due, with or without a date
search-example-undated = no due date
search-example-last-day = within the last day
search-example-last-week = within the last 7 days
search-example-last-month = within the last 30 days
search-example-long-ago = more than 90 days ago
search-example-me = Assigned to you
search-example-nobody = Assigned to no one
search-example-no-work = No work status

sensitive-card = card number
sensitive-security-code = card security code
sensitive-national-id = national ID number
sensitive-card-why = Issuers refuse files that show it
sensitive-security-code-why = It must never be kept or passed on
sensitive-national-id-why = It's more than the issuer needs

found-on-pages =
    { $count ->
        [0] { $what }
        [one] { $what }, page { $pages }
       *[other] { $what }, pages { $pages }
    }

rules-alike = { $documents }, { $images } up to { $limit }
rules-apart = { $documents } up to { $document-limit } · { $images } up to { $image-limit }

table-limits = Evidence limits and network rules
table-codes = Reason codes
table-checklists = Checklists by claim
table-letters = Letter templates

# { $article } is "an" before a code whose name begins with a vowel's sound, else "a".
checklist-title-code =
    { $article ->
        [an] What wins an { $code } { $claim } dispute
       *[a] What wins a { $code } { $claim } dispute
    }
checklist-title-code-alone =
    { $article ->
        [an] What wins an { $code } dispute
       *[a] What wins a { $code } dispute
    }
checklist-title-fraud = What wins a fraud dispute
checklist-title-quality = What wins a quality dispute
checklist-title-clerical = What wins a clerical dispute
checklist-title-technical = What wins a technical dispute
checklist-title-inquiry = What wins an inquiry
checklist-title-any = What wins a dispute
checklist-subject-fraud = a fraud dispute
checklist-subject-quality = a quality dispute
checklist-subject-clerical = a clerical dispute
checklist-subject-technical = a technical dispute
checklist-subject-inquiry = an inquiry
checklist-subject-any = a dispute
checklist-claim-any = Any other claim
checklist-strong = Strong
checklist-weak = Weak on its own
checklist-required = Required
checklist-one-of = One of these
checklist-optional = Optional
checklist-gap-required = Required: { $item }
checklist-gap-nothing-marked = Nothing attached is marked as answering this claim yet

purchase-element-ip = IP address
purchase-element-device = device ID or fingerprint
purchase-element-login = account or login
purchase-element-address = delivery address

purchase-part-date = Date
purchase-part-amount = Amount
purchase-part-reference = Reference (ARN)
purchase-part-goods = Goods or services
purchase-part-login = Account or login
purchase-part-ip = IP address
purchase-part-device = Device ID or fingerprint
purchase-part-address = Delivery address

purchase-rule-code = The reason code is Visa 10.4
purchase-rule-two = { $count } of 2 prior transactions with the same card
purchase-rule-window = Each 120 to 364 days before the dispute was opened
purchase-rule-window-unknown = Each 120 to 364 days before the dispute was opened. The date it was opened isn't known.
purchase-rule-window-outside = Each 120 to 364 days before the dispute was opened: { $which }
purchase-rule-window-no-date = Each 120 to 364 days before the dispute was opened: a date is missing or isn't like 2026-05-01
purchase-rule-outside = transaction { $number } is { $days } days before it
purchase-rule-undisputed = None of them was disputed or reported as fraud
purchase-rule-none-same = Two elements are the same in all of them
purchase-rule-same = The same in all of them: { $elements }
purchase-rule-same-device = One of them is the IP address or the device
purchase-rule-described = Each says what was bought, and each prior transaction has its reference number (ARN)

left-undated = No date
left-unread = Date unreadable
left-overdue = Overdue
# In a cell of the list: the account's own target is past, the deadline is not.
left-past-target = { $left } left
# Also read out for a row of the list, between its status and its reason.
due-in-span = due in { $left }
due-in-target = { $left } until your target
due-in-past-target = past your target, { $left } until the deadline
due-in-overdue = overdue
due-in-undated = no due date
due-in-unread = due date that can't be read
target-and-deadline-lines =
    Your target: { $target }
    Finix's deadline: { $deadline }
duration-seconds = { $seconds } s
duration-minutes = { $minutes } m
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } m
duration-days = { $days } d
duration-days-hours = { $days } d { $hours } h

span-minutes = { $minutes } min
span-hours = { $hours } h
span-hours-minutes = { $hours } h { $minutes } min

ago-now = just now
ago-seconds = { $seconds } s ago
ago-minutes = { $minutes } min ago
ago-hours = { $hours } h ago
ago-days = { $days } d ago
age-now = now
age-seconds = { $seconds } s
age-minutes = { $minutes } min
age-hours = { $hours } h
age-days = { $days } d


# Days and times.
date-jan = Jan
date-feb = Feb
date-mar = Mar
date-apr = Apr
date-may = May
date-jun = Jun
date-jul = Jul
date-aug = Aug
date-sep = Sep
date-oct = Oct
date-nov = Nov
date-dec = Dec
date-mon = Mon
date-tue = Tue
date-wed = Wed
date-thu = Thu
date-fri = Fri
date-sat = Sat
date-sun = Sun
date-day = { $day } { $month } { $year }
date-day-of-month = { $day } { $month }
date-month-and-year = { $month } { $year }
date-weekday-day = { $weekday } { $date }
date-moment = { $date }, { $time }
date-utc = { $at } UTC
date-local-and-utc = { $local } local · { $utc } UTC

size-bytes = { $count } bytes


## Checks before an answer

check-deadline-passed = The deadline has passed. Finix may refuse.
check-state-unknown = Finix reports the response state as unknown, which is usual in its sandbox
check-won = This dispute is won. Nothing more can be sent.
check-lost = This dispute is lost. Nothing more can be sent.
check-answered = Evidence was submitted. Nothing can be added unless the issuer asks again.
check-accepted = This dispute was accepted. That can't be undone.
check-closed = Finix accepts no more responses to this dispute
check-new-state = Finix reports a state that this version doesn't know. Use the Finix dashboard.
check-not-due = Finix accepts only disputes that need a response
check-no-details = Finix couldn't send this dispute's details to the processor. Nothing can be sent yet.
check-fetching = Docket is asking Finix what this dispute allows
check-asking-dispute = Asking Finix for the dispute's current state
check-needs-response = Finix says the dispute needs a response
check-nothing-said = Finix doesn't say what this dispute allows
check-answer-on-its-way = A submission or acceptance of this dispute is on its way
check-answered-before = This dispute was already submitted or accepted from this computer
check-round-answered = This round of the dispute was already submitted or accepted from this computer
check-may-be-second = One was sent before, and its reply was lost or contradicted. Finix doesn't show it. This may be the second.
check-outbox-not-loaded = The outbox on this computer isn't loaded, so Docket can't tell whether this was answered from here before
check-asking-files = Asking Finix which files it has
check-reading-back =
    { $count ->
        [one] { $count } file received by Finix; reading them back
       *[other] { $count } files received by Finix; reading them back
    }
check-received =
    { $count ->
        [one] { $count } file received by Finix
       *[other] { $count } files received by Finix
    }
check-received-same =
    { $count ->
        [one] { $count } file received by Finix, matching the copy on this computer
       *[other] { $count } files received by Finix, each matching the copy on this computer
    }
check-received-some-same =
    { $count ->
        [one] { $count } file received by Finix, { $same } of them compared with this computer's copy and matching
       *[other] { $count } files received by Finix, { $same } of them compared with this computer's copies and matching
    }
check-not-compared = Not sent from this computer, so not compared: { $names }
check-other-bytes = Finix has something other than what was sent: { $names }
check-not-read-back = Couldn't be read back from Finix: { $names }
check-no-file = No file is attached. The issuer will see only the note.
check-asking-rounds = Looking up what was sent with the last response
check-nothing-new = No new evidence since the last response. What was rejected once doesn't help.
check-new-files =
    { $count ->
        [one] { $count } new file since the last response
       *[other] { $count } new files since the last response
    }
check-on-the-way =
    { $count ->
        [one] { $count } file still on its way to the processor. It may be refused later.
       *[other] { $count } files still on their way to the processor. They may be refused later.
    }
check-files-refused =
    { $count ->
        [one] { $count } file refused by the processor and not part of the response
       *[other] { $count } files refused by the processor and not part of the response
    }
check-left-out =
    { $count ->
        [one] { $count } added file isn't sent and isn't part of the response
       *[other] { $count } added files aren't sent and aren't part of the response
    }
check-waits-first =
    { $count ->
        [one] { $count } item for this dispute is waiting in the outbox. Let it finish, or discard it first.
       *[other] { $count } items for this dispute are waiting in the outbox. Let them finish, or discard them first.
    }
check-something-waits = Something else for this dispute is still waiting in the outbox
check-elsewhere =
    { $count ->
        [one] { $count } file wasn't sent from this computer and may be the issuer's. It isn't known whether it counts toward the limit.
       *[other] { $count } files weren't sent from this computer and may be the issuer's. It isn't known whether they count toward the limit.
    }
check-limits =
    { $room ->
        [within] Within the limits
        [over] Over the limit
        [may-be-over] May be over the limit
       *[not-known] Limits
    }: { $files } of { $most } files, { $size } of { $total }
check-limits-no-sizes =
    { $room ->
        [within] Within the limits
        [over] Over the limit
        [may-be-over] May be over the limit
       *[not-known] Limits
    }: { $files } of { $most } files, sizes not known
check-limits-some-sizes =
    { $room ->
        [within] Within the limits
        [over] Over the limit
        [may-be-over] May be over the limit
       *[not-known] Limits
    }: { $files } of { $most } files, { $size } of { $total }, not counting { $unknown } of unknown size
check-issuer-note-empty = The note to the issuer is empty
check-note-empty = The note is empty
check-card-number =
    { $place ->
        [both] The note and a tag have what looks like a full card number. Issuers refuse that.
        [tag] A tag has what looks like a full card number. Issuers refuse that.
       *[note] The note has what looks like a full card number. Issuers refuse that.
    }
check-checklist = Checklist for { $name }: { $met } of { $all } items
check-checklist-no-gap = Nothing required is missing
check-numbers-found =
    { $count ->
        [one] { $count } card or ID number found in { $places }. Issuers refuse that.
       *[other] { $count } card or ID numbers found in { $places }. Issuers refuse that.
    }
check-no-numbers = No card numbers found in the files
check-not-searchable =
    { $count ->
        [one] { $count } file has images or text that can't be searched for card numbers
       *[other] { $count } files have images or text that can't be searched for card numbers
    }
check-open-field = The note has an open field: { $field }
check-time-left = { $left } before the deadline ({ $deadline })
check-no-deadline = Finix gives no deadline for this dispute
check-nothing-due = No response due at the moment
check-part-of-unknown = The currency of this dispute isn't known yet, so you can't contest only part of it
check-part-no-amount = Contested part: { $problem }
check-part-outside = The contested part must be between zero and { $whole }
check-unknown = A check that this version doesn't know
check-hold-seconds = Sends after a { $seconds } s hold. You can cancel until then.
check-hold-minutes = Sends after a hold of { $span }, if Docket is running then. You can cancel until then.
check-hold-deadline = Sends { $span } before the deadline, if Docket is running then. You can cancel until then.


## Outbox reasons

row-state-saving = Saving
row-state-waiting = Waiting
row-state-sending = Sending
row-state-confirmed = Confirmed
row-state-unknown = Unknown
row-state-action-needed = Action needed
row-state-refused = Refused
row-state-discarded = Discarded
row-upload = Upload { $name }
row-delete = Delete { $name }
row-submit = Submit evidence
row-accept = Accept dispute
row-tags = Change tags
row-checkout = Report checkout
row-payment = Send payment
row-done-submit = Evidence submitted
row-done-accept = Dispute accepted
row-done-upload = { $file } uploaded
row-done-tags = Tags saved
row-done-delete = File deleted
row-done-checkout = Checkout reported
row-done-payment = Payment sent, and Butter accepted it for processing
row-not-submit = Evidence wasn't submitted
row-maybe-submit = Docket doesn't know whether the evidence was submitted
row-not-accept = The dispute wasn't accepted
row-maybe-accept = Docket doesn't know whether the dispute was accepted
row-not-tags = The tags weren't saved
row-maybe-tags = Docket doesn't know whether the tags were saved
row-not-delete = The file wasn't deleted
row-maybe-delete = Docket doesn't know whether the file was deleted
row-not-checkout = The checkout wasn't reported
row-maybe-checkout = Docket doesn't know whether the checkout was reported
row-not-payment = The payment wasn't sent
row-maybe-payment = Docket doesn't know whether the payment was sent
row-not-upload = Evidence wasn't uploaded
row-maybe-upload = Docket doesn't know whether the file was uploaded
row-account-changed = The account changed
row-not-shown-any-more = It was confirmed, but Finix no longer shows it
row-file-doubled = Finix has the file more than once
row-theirs = Finix now: { $theirs }
row-id-end = …{ $id }
row-reopened = The issuer has reopened { $dispute }
row-reopened-many =
    { $count ->
        [one] The issuer has reopened { $count } dispute
       *[other] The issuer has reopened { $count } disputes
    }
row-answer-due = Respond by { $time }
row-first-answer-due = The first response is due by { $time }
row-answer-due-undated = A response is due, but Finix hasn't said by when
row-lost = The reply was lost
row-unshown = The reply didn't show it
row-was-refused = It was refused
row-cancelled = Canceled. Nothing was sent.
row-cancelled-not-there = Canceled. The service doesn't have it.
row-confirmed-again = You confirmed it again
row-added-again = The same file has since been added again
row-elsewhere = The account's address or environment has changed since this was decided
row-ended-while-sending = Docket closed while this was being sent
row-kept-restored = It comes from a backup. The computer it came from may have sent it since.
row-restored = This wasn't finished when the backup was made ({ $made }). The computer it came from may have sent it since
row-hold-closed = The hold ended while Docket was closed
row-hold-slept = The hold ended while the computer was asleep
row-hold-disk = The hold ended while the disk wasn't working
row-not-shown-yet = { $service } replied but doesn't show it yet
row-cannot-be-asked =
    { $first ->
        [unshown] The reply didn't show it, and { $service } can't be asked what it has
        [refused] It was refused, and { $service } can't be asked what it has
       *[lost] The reply was lost, and { $service } can't be asked what it has
    }
row-not-said =
    { $first ->
        [unshown] The reply didn't show it, and { $service } doesn't say what it has
        [refused] It was refused, and { $service } doesn't say what it has
       *[lost] The reply was lost, and { $service } doesn't say what it has
    }
row-not-said-status =
    { $first ->
        [unshown] The reply didn't show it, and { $service } doesn't say what it has (status { $status })
        [refused] It was refused, and { $service } doesn't say what it has (status { $status })
       *[lost] The reply was lost, and { $service } doesn't say what it has (status { $status })
    }
row-not-asked-yet =
    { $first ->
        [unshown] The reply didn't show it, and { $service } couldn't be asked yet
        [refused] It was refused, and { $service } couldn't be asked yet
       *[lost] The reply was lost, and { $service } couldn't be asked yet
    }
row-no-state =
    { $first ->
        [unshown] The reply didn't show it, and Finix doesn't say what state the dispute is in
        [refused] It was refused, and Finix doesn't say what state the dispute is in
       *[lost] The reply was lost, and Finix doesn't say what state the dispute is in
    }
row-no-file = Finix doesn't show the file
row-no-deletion = Finix still shows the file
row-no-deletion-yet = Finix doesn't show yet what happened to the file
row-no-answer =
    { $deed ->
        [accepted] Finix shows no acceptance
       *[submitted] Finix shows no submission
    }
row-no-answer-yet =
    { $deed ->
        [accepted] Finix shows no acceptance yet
       *[submitted] Finix shows no submission yet
    }
row-old-tags = Finix still shows the old tags
row-sent-again = Docket sends it again
row-found-file =
    { $before ->
        [lost] The reply was lost, but Finix has the file
       *[shown] Finix has the file
    }
row-found-deletion =
    { $before ->
        [lost] The reply was lost, but Finix no longer has the file
       *[shown] Finix no longer has the file
    }
row-found-submission =
    { $before ->
        [lost] The reply was lost, but Finix shows the submission
       *[shown] Finix shows the submission
    }
row-found-acceptance =
    { $before ->
        [lost] The reply was lost, but Finix shows the acceptance
       *[shown] Finix shows the acceptance
    }
row-found-tags =
    { $before ->
        [lost] The reply was lost, but Finix has the tags
       *[shown] Finix has the tags
    }
row-twice = Finix has the file more than once. Delete one of them.
row-other-state =
    { $deed ->
        [accepted] Finix shows no acceptance, but: { $state }
       *[submitted] Finix shows no submission, but: { $state }
    }
row-contradicted =
    { $deed ->
        [accepted] Before you do anything else, check in Finix whether the acceptance counts
       *[submitted] Before you do anything else, check in Finix whether the submission counts
    }
row-changed = Changed since it was confirmed: { $changes }. Confirmed as: { $then }.
row-changed-state = the state was { $then } and is now { $now }
row-changed-response = the response was { $then } and is now { $now }
row-changed-deadline = the deadline was { $then } and is now { $now }
row-changed-amount = the amount was { $then } and is now { $now }
row-not-given = not given
row-smallest-unit = { $amount } minor units
row-deadline-passed = The deadline has passed since it was confirmed
row-file-gone = Listed before, but no longer part of the response: { $names }
row-file-new = Not listed before, but now part of the response: { $names }
row-tags-changed = Someone else changed the same tags. Yours: { $tags }.
row-files-full = Finix already has { $held } files and accepts at most { $most }
row-copy-differs = The copy in the outbox doesn't match what was added. Add the file again.
row-copy-unreadable = The copy in the outbox can't be read: { $problem }
row-unnamed = Finix has the file, but its original name couldn't be saved there
row-tags-there = Finix already has these tags
row-of-newer-version = Written by another version of Docket
row-theirs-files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
row-theirs-tag = { $key }: { $value }
row-theirs-home = { $address } ({ $environment })
row-kept-answering = A submission or acceptance is on its way. Cancel it first to add files.
row-kept-same = The same file was already added to this dispute
row-kept-suspect =
    Not uploaded yet. { $what } { $masked }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    } on { $count ->
        [one] page { $pages }
       *[other] pages { $pages }
    }. { $why }.


## Proof of an answer

proof-none = Nothing was submitted or accepted from this computer for this dispute
proof-damaged-title = Damaged proof
proof-damaged = This proof was damaged on this computer and proves nothing. Rely on what Finix shows for the dispute.
proof-submitted = Evidence submitted: { $dispute }
proof-accepted = Dispute accepted: { $dispute }
proof-disputed = Disputed: { $amount }
proof-account = Account: { $account }
proof-user = Finix user: { $user }
proof-confirmed-by-person = Confirmed by the user: { $time }
proof-confirmed-by-finix = Confirmed by Finix: { $time }
proof-finix-time = Finix's own time: { $time }
proof-request = Request: { $id }
proof-by-looking = How: The reply was lost or did not show it. The dispute itself showed that it was done.
proof-contradicted = Afterwards: Finix later showed that it was not done, or that the same response is still due
proof-stood-at = State of the dispute: { $state }
proof-part = Contested part in minor units: { $amount }
proof-refund = Refund: { $refund }
proof-overridden = Open checks that were overridden
proof-reason = Reason: { $reason }
proof-note = Note
proof-files = Files, as Finix returned them beforehand
proof-file =
    { $comparison ->
        [same] { $name } ({ $id }), { $size }, { $state }, matches the file on this computer
        [different] { $name } ({ $id }), { $size }, { $state }, differs from the file sent from this computer
        [not-from-here] { $name } ({ $id }), { $size }, { $state }, not sent from this computer
       *[unread] { $name } ({ $id }), { $size }, { $state }, not read back
    }
proof-hash = SHA-256 { $hash }
proof-due = due { $time }
proof-state-not-known = Not known


## Refused files

refusal-empty = The file is empty
refusal-protected = The PDF is locked with a password. Save it without the password, then add it again.
refusal-wrong-password = That isn't the password of this PDF
refusal-too-many-pages = It has { $pages } pages, and at most { $most } are read. Save the pages that matter as a separate file.
refusal-too-many-pixels = The image of { $width } × { $height } pixels is too large to open. Save it smaller, then add it again.
refusal-too-long = The text is too long to print: it has { $length }, and at most { $most } can be printed
refusal-too-many-mails = The text is too long to print: it has { $mails } emails, and at most { $most } can be printed

material-picture = image
material-file = file
material-order = order

kind-jpeg = JPEG
kind-png = PNG
kind-gif = GIF
kind-webp = WebP
kind-bmp = BMP
kind-tiff = TIFF
kind-heic = HEIC
kind-pdf = PDF
kind-email = email
kind-text = text

# $what is one of the materials and kinds above.
damage-cut = The { $what } is damaged: its end is missing
damage-senseless = The { $what } is damaged: its content makes no sense
damage-cut-picture = The { $what } is damaged: it ends in the middle of the image
damage-content = The { $what } is damaged: its content can't be followed
damage-structure = The { $what } is damaged: its structure can't be read
damage-maze = The { $what } is damaged: its structure can't be followed
damage-protection = The { $what } is damaged: its protection settings make no sense
damage-no-pages = The { $what } is damaged: it has no pages
damage-no-page = The { $what } is damaged: it has no page
damage-page-missing = The { $what } is damaged: a page is missing
damage-file-missing = The { $what } is damaged: a file is missing
damage-not-drawn = The { $what } is damaged: page { $page } can't be displayed
damage-not-read = The { $what } is damaged: page { $page } can't be read
damage-no-measures = The { $what } is damaged: it has no dimensions
damage-part-without-measures = The { $what } is damaged: part of it has no dimensions
damage-other-measures = The { $what } is damaged: part of it has different dimensions from the whole
damage-no-pixels = The { $what } is damaged: it has no pixels
damage-rows = The { $what } is damaged: its rows are incomplete
damage-fax-rows = The { $what } is damaged: rows of the fax are missing
damage-too-large = The { $what } is damaged: it's too large
damage-not-black-and-white = The { $what } is damaged: it can't be converted to black and white
damage-no-headers = The { $what } is damaged: it has no headers
damage-charset = The { $what } is damaged: its text encoding can't be determined
damage-no-signs = The { $what } is damaged: most of its characters are invalid
# $said is in the words of the program that says it.
damage-said = The { $what } is damaged: { $said }

pdf-no-typeface = the PDF couldn't be made: the font can't be read
pdf-no-page = the PDF couldn't be made: no page
pdf-not-written = the PDF couldn't be made: { $said }

foreign-rich-text = A Word document (RTF) can't be packed
foreign-word-xml = A Word document can't be packed
foreign-doc = A Word document (.doc) can't be packed
foreign-docx = A Word document (.docx) can't be packed
foreign-xls = An Excel spreadsheet (.xls) can't be packed
foreign-xlsx = An Excel spreadsheet (.xlsx) can't be packed
foreign-ppt = A PowerPoint presentation (.ppt) can't be packed
foreign-pptx = A PowerPoint presentation (.pptx) can't be packed
foreign-locked-office = An Office document that is locked with a password can't be packed
foreign-managed-office = An Office document whose rights are managed can't be packed
foreign-office-or-outlook = An Office document or Outlook message can't be packed
foreign-odt = A text document (.odt) can't be packed
foreign-ods = A spreadsheet (.ods) can't be packed
foreign-odp = A presentation (.odp) can't be packed
foreign-iwork = A Pages, Numbers or Keynote document can't be packed
foreign-text-document = A text document can't be packed
foreign-spreadsheet = A spreadsheet can't be packed
foreign-presentation = A presentation can't be packed
foreign-outlook-message = An Outlook message (.msg) can't be packed
foreign-outlook-package = An Outlook package (winmail.dat) can't be packed
foreign-post-script = A PostScript file can't be packed
foreign-xps = An XPS document can't be packed
foreign-book = A book (.epub) can't be packed
foreign-drawing = A drawing (SVG) can't be packed
foreign-web-page = A web page (HTML) can't be packed
foreign-web-page-or-drawing = A web page or drawing can't be packed
foreign-xml = An XML data file can't be packed
foreign-database = A database can't be packed
foreign-program = A program can't be packed
foreign-holds-pdf = A file that only contains a PDF can't be packed
foreign-archive = An archive (.{ $ending }) can't be packed
foreign-sound = A sound recording (.{ $ending }) can't be packed
foreign-video = A video (.{ $ending }) can't be packed
foreign-picture = A .{ $ending } image can't be packed
foreign-other = A .{ $ending } file can't be packed
foreign-unsure-text = Text whose encoding can't be determined for sure can't be packed
foreign-blank-text = Text that is only spaces can't be packed
foreign-unknown = This kind of file can't be packed
foreign-unusual = This type of { $kind } can't be packed
foreign-too-large = This { $kind } is too large to pack
foreign-raw-photo = A raw camera photo can't be packed
foreign-portfolio = A PDF portfolio can't be packed
foreign-managed-pdf = A PDF under rights management can't be packed
foreign-adobe-form = A form that only Adobe Reader shows can't be packed
foreign-unknown-lock = A PDF with this kind of protection can't be packed
foreign-signed-mail = A signed mail whose words are inside its signature can't be packed
foreign-encrypted-mail = An encrypted mail can't be packed

advice-save-as-pdf = Save it as PDF, then add it again
advice-pdf-from-word = Save it as PDF from Word, then add that
advice-pdf-from-excel = Save it as PDF from Excel, then add that
advice-pdf-from-power-point = Save it as PDF from PowerPoint, then add that
advice-pdf-from-libre-office = Export it as PDF from LibreOffice, then add that
advice-pdf-from-its-program = Save it as PDF from the program it came from, then add that
advice-export-pdf = Export it as PDF, then add that
advice-open-with-password = Open it with its password, save it as PDF, then add that
advice-ask-its-owner = Ask its owner for a PDF without protection
advice-save-from-outlook = Open it in Outlook and save it as PDF, or forward it as .eml
advice-save-mail-or-ask = Open the email in Outlook and save it as PDF, or ask its sender for the files themselves
advice-print-to-pdf = Print it to a PDF, then add that
advice-print-or-screenshot = Print it to a PDF or take a screenshot
advice-print-from-browser = Open it in a browser and print it to a PDF, or take a screenshot
advice-screenshot = Take a screenshot of what it shows
advice-add-what-is-inside = Add the files inside it
advice-add-the-pdf = Add the PDF itself
advice-write-down = Issuers don't accept sound. Write down what is said.
advice-screenshots-of-video = Issuers don't accept video. Take screenshots of what it shows.
advice-save-as-picture = Save it as PNG or JPEG, then add it again
advice-save-as-png = Save it as PNG, then add it again
advice-export-jpeg = Export it as JPEG, then add it again
advice-save-smaller = Save it with fewer pixels, then add it again
advice-save-as-utf8 = Save it as UTF-8, then add it again
advice-check-the-file = Check that it's the right file
advice-save-from-adobe = Open it in Adobe Reader, save the files inside it, and add those
advice-print-where-allowed = Open it where you are allowed to, print it to a PDF, and add that
advice-print-from-adobe = Open it there, print it to a PDF, and add that
advice-save-unprotected = Save it without protection, then add it again
advice-print-from-mail = Open it in your mail program, print it to a PDF, and add that

misfit-no-page = There are no pages to pack
misfit-pages =
    { $pages } pages don't fit: the card network accepts { $most } in a file, and { $files ->
        [one] { $files } file
       *[other] { $files } files
    } may be added. Leave out pages.
misfit-one-page = { $page } needs at least { $needs }, and a file may have { $most }
misfit-page-of-packet = Page { $number } of the packet
misfit-all-pages =
    { $pages ->
        [one] { $pages } page needs
       *[other] { $pages } pages need
    } at least { $needs }, and { $most } may be added
misfit-grey = Leave out pages, or choose grayscale
misfit-black-white = Leave out pages, or choose black and white
misfit-fewer = Leave out pages
misfit-grey-or-split = Leave out pages, choose grayscale, or split the packet into several files
misfit-black-white-or-split = Leave out pages, choose black and white, or split the packet into several files
misfit-fewer-or-split = Leave out pages, or split the packet into several files

flaw-not-written = The packet was built but not kept, because reading it back found a problem: { $said }
flaw-other-pages = The packet was built but not kept, because reading it back found a problem: it has a different number of pages
flaw-not-repeated = The packet was built but not kept, because reading it back found a problem: a page couldn't be copied a second time
flaw-other-look = The packet was built but not kept, because reading it back found a problem: page { $page } doesn't show what its original shows
flaw-text-under-redaction = The packet was built but not kept, because reading it back found a problem: there is text under a redaction on page { $page }
flaw-pale-redaction = The packet was built but not kept, because reading it back found a problem: a redaction on page { $page } isn't black

death-file-too-large = The file couldn't be opened safely: it's larger than 100 MB
death-files-too-large = The file couldn't be opened safely: the files together are larger than 250 MB
death-not-started = The file couldn't be opened safely: the helper didn't start: { $said }
death-late = The file couldn't be opened safely: it took longer than { $seconds } seconds
death-too-slow = The file couldn't be opened safely: it took too long
death-memory = The file couldn't be opened safely: it needed more memory than a file is allowed
death-broke = The file couldn't be opened safely: it crashed the program that opens files, and nothing else was affected
death-ended-early = The file couldn't be opened safely: the program that opens files ended early ({ $said })
death-does-not-end = The file couldn't be opened safely: it never ends
death-odd-answer = The file couldn't be opened safely: the helper's reply makes no sense
death-lost-page = The file couldn't be opened safely: a page was lost

pick-not-there = The file can't be read: there is no file at this path
pick-not-allowed = The file can't be read: you don't have permission to open it
pick-unreadable = The file can't be read: { $said }
pick-not-a-file = This isn't a file. Drop the files inside it instead.
pick-huge = { $bytes } is far over every evidence limit
pick-holds-pdf = A file that only contains a PDF can't be used as evidence. Finix accepts PDF, JPEG, PNG and TIFF.
pick-ending = A .{ $ending } file can't be used as evidence. Finix accepts PDF, JPEG, PNG and TIFF.
pick-plain-text = Plain text can't be used as evidence. Finix accepts PDF, JPEG, PNG and TIFF.
pick-unknown = This kind of file can't be used as evidence. Finix accepts PDF, JPEG, PNG and TIFF.
pick-protected = The PDF is protected with a password, so the issuer couldn't open it

copy-broken = The file wasn't added because it couldn't be copied: { $said }
copy-no-pixels = The file wasn't added because it couldn't be copied: the image has no pixels

plan-letter-unprintable = The rebuttal letter has characters that can't be printed here, for example { $example }
plan-purchases-unprintable = The prior undisputed transactions have characters that can't be printed here, for example { $example }

preview-no-key = The file isn't shown because this account has no key
preview-not-given = The file isn't shown because Finix didn't return it


## What a page lacks

lack-typeface = Text may be missing or wrong: its font isn't in the file
lack-typeface-named = Text may be missing or wrong: the font { $name } isn't in the file
lack-picture = An image on it can't be shown
lack-mark = A stamp, signature or drawing on it can't be shown
lack-note = A note on it opens only in a PDF reader, so its text isn't on the page
lack-field = What was filled into a field on it can't be shown
lack-form = It's part of a form that only Adobe Reader shows in full
lack-attachment = The PDF has attachments, which aren't part of the packet
lack-broken = Part of its content is damaged, and something may be missing
lack-named = Characters that no font has are shown by their names: { $names }
lack-script = No font on this computer has { $scripts }, so they are shown by their numbers
lack-lost =
    { $count ->
        [one] { $count } character was
       *[other] { $count } characters were
    } lost before you added the file, shown as [lost sign]
lack-small = Its text becomes too small to read on a page
lack-torn = Part of the image is damaged and isn't shown
lack-moves = The image is animated, and only its first frame is on the page
lack-charset = The file doesn't say how its text is encoded. It was read as { $charset }.
lack-advice-print = Print the original to a PDF in the program it came from, and add that instead
lack-advice-attachment = Save them and add the ones that matter
lack-advice-small = Cut the image into parts and add those
lack-advice-torn = Get the file again from where it came from
lack-advice-moves = Take screenshots of the other frames that matter
lack-advice-lost = Add the complete file if you have it
lack-advice-charset = Check that the text is right, or save the file as UTF-8
lack-advice-script = Install a font that has them and add the file again
script-han = Chinese characters
script-hiragana = Hiragana
script-katakana = Katakana
script-hangul = Hangul
script-arabic = Arabic
script-hebrew = Hebrew
script-devanagari = Devanagari
script-thai = Thai


## Errors of services and disks

api-no-key = This account has no key for { $service }
api-bad-request = The request couldn't be built
api-connect = { $service } couldn't be reached
api-timeout = { $service } didn't reply in time
api-interrupted = The connection to { $service } was interrupted
api-wrong-password = { $service } refused the user name or password
api-wrong-key = { $service } refused the key
api-wrong-api-key = { $service } refused the API key
api-forbidden = { $service } doesn't allow this with the key in use
api-unknown-order = { $service } doesn't know this order
api-not-found = { $service } couldn't find it
api-rate-limited = { $service } asked Docket to slow down
api-server = { $service } has a problem on its side
api-redirected = The server redirects to another address, and Docket doesn't send a key there
api-unreadable = The reply doesn't match { $service }'s documentation
api-too-large = The reply is too large
api-local-file = The file couldn't be read to its end, or it changed after you added it
# $said is in the words of the service.
api-refused-saying = { $service }: { $said }
api-refused = { $service } refused it
api-says = { $service } says: { $said }

api-hint-no-key = Add the key for { $service } in Settings
api-hint-connect = Check the network connection, then try again
api-hint-moment = Try again in a moment
api-hint-token = Check the token in Settings. Some accounts need the other choice under Send the key as.
api-hint-key = Check the key in Settings, and that it belongs to this environment
api-hint-forbidden = Ask whoever manages the key for this permission, or check the environment
api-hint-seconds = Try again in { $seconds } s
api-hint-half-minute = Wait half a minute, then try again
api-hint-address = Check the address of the service in Settings
api-hint-address-or-later = Check the address of the service in Settings, or try again later
api-hint-add-again = Add the file again

crashed = Something went wrong in Docket
crashed-hint = Try again. If this keeps happening, restart Docket.

keyring-missing = No keyring responds on this computer
keyring-missing-hint = Start a keyring such as GNOME Keyring or KWallet and restart Docket, or keep the keys for this run only
keyring-missing-detail = no keyring responds on this computer: { $said }
keyring-locked = The keyring is locked
keyring-locked-hint = Unlock it and try again, or keep the keys for this run only
keyring-locked-detail = the keyring is locked: { $said }
keyring-too-long = The key is longer than the keyring accepts
keyring-too-long-hint = Check that only the key was pasted
keyring-too-long-detail = the key is longer than the keyring accepts ({ $limit })
keyring-failed = The keyring failed
keyring-failed-hint = Try again, or keep the keys for this run only
keyring-failed-detail = the keyring failed for { $entry }: { $said }
keyring-other-address = The key was saved for another address and isn't sent to this one
keyring-other-address-hint = If this address is right, enter the key again in Settings
keyring-other-address-detail = the key was saved for { $address }
keyring-busy = The keyring is waiting for your answer
keyring-busy-hint = Look for an open password window, then try again
keyring-busy-detail = the keyring is busy

keyring-said-no-store = no store was set up
keyring-said-not-text = what is stored is not text
keyring-said-unreadable = what is stored cannot be read
keyring-said-no-key-made = no key could be made

disk-unreadable = The file is damaged or has another key
disk-unreadable-hint = No action needed
disk-newer = The data was written by a newer version of Docket
disk-newer-hint = Update Docket to see it right away again
disk-in-use = Another Docket window has this account open
disk-in-use-hint = Close one of the two windows
disk-full = The disk is full
disk-full-hint = Free up space on the disk
disk-read-only = The folder can't be written to
disk-read-only-hint = Check the folder's permissions
disk-failed = The disk failed
disk-failed-hint = Check the disk for errors
disk-not-loaded = The outbox on this computer isn't loaded, and an earlier response may be in it
disk-not-loaded-hint = Unlock the keyring, or see the notice about this account's data
disk-closed = The data on this computer can't be used
disk-closed-hint = Open the account again

store-unreadable = the file cannot be read with this account's key: { $said }
store-other-key = nothing of the file can be read with this account's key
store-newer = the file was made by a newer version (layout { $layout })
store-in-use = another Docket window has this account's data open
store-full = the disk is full
store-read-only = it cannot be written to: { $said }
store-disk = the disk failed: { $said }
store-not-loaded = the outbox on this computer is not loaded yet
store-closed = the store is closed

fault-log = a part of its log is damaged
fault-pages = its pages do not fit together
fault-tables = its tables do not fit together
fault-piece = a piece of a file is damaged
fault-packed-text = a packed text is damaged
fault-dispute = a stored dispute cannot be read
fault-words = its text has a gap
fault-combination = a combination of terms is missing
fault-no-folder = the file has no folder
fault-old-sqlite = SQLite { $version } is too old to be trusted
fault-too-many-kept = too many unreadable files are kept next to it
fault-too-many-copies = there are too many copies in this folder
fault-copy-incomplete = the copy of a file is incomplete
fault-file-missing = an evidence file is not in the outbox
fault-reading-broke = reading failed
fault-request-broke = a request failed

refused-link-to-folder = { $path } is a link, and Docket keeps its data in folders only
refused-link-to-file = { $path } is a link, and Docket opens no links in its data folder
refused-other-user = { $path } belongs to another user

file-grew = the file grew while it was read
file-changed = the file was changed after it was added
file-no-name = the path doesn't name a file

storage-not-kept-this-run = Disputes aren't saved on this computer. This account's keys are kept for this run only.
storage-not-kept-no-keyring = Disputes aren't saved on this computer. Without a keyring they couldn't be encrypted.
storage-not-kept = Disputes aren't saved on this computer
storage-memory-hint = Docket works, but keeps disputes in memory and loads them again at the next start
storage-rebuilt = The disputes saved on this computer couldn't be read
storage-rebuilt-hint = Docket loads them from Finix again. Nothing is lost there. The old file is kept next to the new one.
storage-outbox-in-memory = This account's outbox can't be used
storage-outbox-in-memory-hint = What's in it stays untouched. What you send now is kept in memory and is gone when you close Docket.
storage-outbox-other-key = This account's outbox doesn't open with the current key
storage-outbox-other-key-hint = Did you use another keyring before? Log in as you did then, and what's waiting in it continues. It's kept next to a new one. Check each dispute you were responding to before you send anything.
storage-outbox-damaged = This account's outbox is damaged
storage-outbox-damaged-hint = Docket copied what could be read into a new one and kept the old file next to it. Check each dispute you were responding to before you send anything.
storage-outbox-taken-back = An outbox that had been kept aside is open again
storage-outbox-taken-back-hint = It belongs to the current keyring. What was waiting in it continues.
storage-outbox-loaded = The outbox on this computer is loaded now
storage-outbox-loaded-hint = What was waiting in it continues. The list is kept in memory until you restart Docket.
storage-key-missing = The keyring has no key for this account's data
storage-key-missing-hint = It may be a different keyring than before. Log in as you did then, and try again. Docket can also start over: what's there is kept next to the new data and comes back with its key. Until then, nothing can be submitted or accepted.
storage-unsaved = Disputes aren't saved to this computer's disk
storage-unsaved-hint = They're kept in memory until the disk accepts them
storage-already-sending = It wasn't sent again. A submission or acceptance of this dispute is on its way.
storage-nothing-sent = Nothing was sent
storage-outbox-back = The outbox is saved to disk again, and sending continues
storage-outbox-not-written = The outbox couldn't be saved
storage-outbox-not-written-hint = Nothing more is sent until the outbox is saved to disk again

saved-as = Saved as { $path }
saved-same = Saved as { $path }. Matches the file you sent.
saved-different = What Finix has differs from the file you sent
saved-different-hint = Saved as { $path }. Compare it with your own copy, and ask Finix about it.
saved-not-downloaded = The file wasn't downloaded
saved-not = The file wasn't saved
saved-not-hint = Choose another folder and try again
saved-list =
    { $count ->
        [one] { $count } dispute
       *[other] { $count } disputes
    } saved as { $path }
saved-list-unpriced =
    { $count ->
        [one] { $count } amount is
       *[other] { $count } amounts are
    } empty in the file because the currency isn't known

open-account-not-opened = The account wasn't opened
open-demo = The demo server didn't start: { $said }
open-unknown = There's no account with this name
open-store = Its data couldn't be opened: { $said }

claim-folder = The data folder can't be used: { $said }
claim-silent = Docket is already running with this data folder, but its window doesn't respond

kept-settings-unread = The settings couldn't be read ({ $said }). Docket starts with default settings.
kept-settings-set-aside = The settings file was damaged. It's kept as { $path }, and Docket starts with default settings.
kept-settings-damaged = The settings file is damaged and couldn't be set aside ({ $said })
kept-settings-table = Your copy of the { $table } can't be read ({ $said }). Docket uses the default.
kept-settings-not-saved = The settings couldn't be saved ({ $said }). They apply to this run only.
kept-settings-this-run = Settings and accounts apply to this run only
kept-table-too-long = the copy is too long

question-order = order { $id }

leaving-no-answer = The keyring didn't respond
leaving-no-key = The keyring has no key for it
leaving-nothing = This account has nothing on this computer


## Command line

command-line-help =
    Docket answers payment disputes from your desktop.

    Usage: docket [OPTIONS]
           docket disputes [DISPUTES OPTIONS]
           docket score FILE [FILE OPTIONS]
           docket checkouts FILE [FILE OPTIONS]
           docket pack FILES... --out DIR [PACK OPTIONS]
           docket sandbox [SANDBOX OPTIONS]

    Options:
      --data-dir DIR   Keep settings in DIR instead of the system's default
      --account NAME   Open this account ("demo" for the demo account)
      --open ID        Open this dispute, in the window that is there already if there
                       is one. A link does the same: docket://dispute/DI…
      --register-links    Have the desktop open such links in Docket (Linux only)
      --unregister-links  Undo that
      --help           Print this help
      --version        Print the version

    docket disputes prints an account's disputes as the window would save them, with
    every column. It asks Finix for all of them, keeps nothing on this computer and
    sends nothing. It prints all of what was asked for or fails.

    Disputes options:
      --account NAME   The account [the one that was open last]
      --query TEXT     As in the window's search, for example "due:<3d amount:>100"
      --queue QUEUE    { $queues } [needs-response]
      --csv, --json, --xlsx, --ics   The format: CSV for spreadsheets and programs, what
                       Finix said, an Excel file, or the deadlines for a calendar [--csv]
      --out FILE       Write this file instead of printing; Excel files need it
      --data-dir DIR   Where the settings are

    docket score scores the orders of a file with Disputify; docket checkouts sends
    the checkouts of a file to Butter through the account's outbox and waits for them.
    Both check every row first and print every row with what became of it. They use
    the account's data on this computer, so close Docket's window first. Nothing of a
    dispute is ever sent from here. Exit codes: 0 all rows ended well, 1 nothing was
    done, 2 some rows were refused, are unknown or have problems, 3 rows are left.

    File options:
      --account NAME   The account [the one that was open last]
      --json           A line of JSON per row and a last one with counts [CSV]
      --map COLUMN=FIELD  What a column of the file holds; may be repeated
      --dry-run        Check every row, print what would be sent, send nothing
      --max-age DAYS   score: use a score that is at most so old; 0 asks for all [30]
      --psp NAME       checkouts: the provider of rows that name none
      --live N         checkouts: send to a live account; N is how many are sent
      --data-dir DIR   Where settings and data are

    docket pack does what the workbench does, without a window: it packs the files
    into a few small PDFs within the limits, and prints one line of JSON per file and
    a last one for the packet. It succeeds only if every file is packed.

    Pack options:
      --out DIR       Folder to write the packet to
      --rules ID      Limits to keep: { $rules } [the current ones]
      --network ID    Card network whose limits apply too: { $networks }
      --tones TONES   Images in grey, colour or black-white [grey]
      --separate      Also pack each file separately
      --no-stamps     Don't stamp pages with their exhibit
      --no-image-search  Don't search images for card numbers, even if Tesseract is there

    docket sandbox runs a local server that behaves like Finix, Disputify, Butter
    disputes data and Butter Recover, until you stop it.

    Sandbox options:
      --listen ADDRESS  Where to listen, on this computer only [127.0.0.1:0]
      --disputes N      How many disputes the account has [1870]
      --seed N          Seed the disputes are made from [1]
      --latency MS      Minimum time every reply takes [0]
      --speed FACTOR    How fast the server's clock runs [1]
      --limits RULE     Evidence over the limits: refuse, fail-later or off [refuse]
      --faults SPEC     Faults, for example submit=reset_after#1,list_disputes=status:503@0.1
command-line-unseen-off = the image wasn't searched for card numbers, as asked
command-line-unseen-no-reader = the image wasn't searched for card numbers because Tesseract isn't installed
command-line-unseen-not-read = the image wasn't searched for card numbers because it couldn't be read
command-line-unseen-too-many = the image wasn't searched for card numbers because the file has more than 200 of them
command-line-already-running = Docket is already running; its window was brought to the front
command-line-sandbox-ended = the sandbox ended unexpectedly
command-line-scored = { $scored } scored, { $earlier } scored before, { $refused } refused, { $unknown } unknown, { $wrong } with problems, { $waiting } not sent
command-line-sent = { $accepted } accepted, { $refused } refused, { $unknown } unknown, { $before } sent before, { $wrong } with problems, { $waiting } not sent
command-line-held = Scoring stopped: { $why }. Run the command again when that's fixed. No score that came is asked for again.
command-line-held-key = Sending stopped: { $why }. Save the right one in Docket and run the command again.
command-line-score-again = Run the command again to go on. No score that came is asked for again.
command-line-left =
    { $count ->
        [one] 1 checkout waits in the outbox and is sent when Docket opens this account, or with the next docket checkouts
       *[other] { $number } checkouts wait in the outbox and are sent when Docket opens this account, or with the next docket checkouts
    }
command-line-no-data = This account's data on this computer can't be opened, so it isn't known what was sent or scored before. Close Docket's window if it is open
command-line-no-key = There's no { $service } key for this account in the keyring, or the keyring is locked
command-line-no-column = The file has no column named { $name }
command-line-needs-column = No column of the file says what is needed. Name one with --map COLUMN=FIELD; fields that would do: { $fields }
command-line-live =
    { $count ->
        [one] This account is live. 1 checkout would be sent; to send it, add --live 1
       *[other] This account is live. { $number } checkouts would be sent; to send them, add --live { $number }
    }
command-line-paused = Sending is paused in Docket's outbox. Resume it there first.
command-line-broken = Something went wrong in Docket. Nothing was sent.
command-line-not-written = { $path } can't be written: { $said }

argument-missing-value = missing argument for option '{ $option }'
argument-missing-any-value = missing argument
argument-unknown-option = invalid option '{ $option }'
argument-unexpected = unexpected argument { $value }
argument-unexpected-value = unexpected argument for option '{ $option }': { $value }
argument-help = Run docket --help for all options
argument-not-text = { $option } isn't text
argument-needs-address = { $option } needs an address such as 127.0.0.1:8080, not { $value }
argument-needs-whole = { $option } needs a whole number, not { $value }
argument-needs-milliseconds = { $option } needs a whole number of milliseconds, not { $value }
argument-needs-number = { $option } needs a number, not { $value }
argument-needs-limits = { $option } needs refuse, fail-later or off, not { $value }
argument-faults = --faults: { $said }
argument-rules = --rules accepts { $known }, not { $value }
argument-network = --network accepts { $known }, not { $value }
argument-tones = --tones accepts grey, colour and black-white, not { $value }
argument-no-files = pack needs files to pack
argument-no-out = pack needs --out DIR, the folder the packet is written to
argument-query = --query: { $said }
argument-queue = --queue accepts { $known }, not { $value }
argument-needs-out = --xlsx needs --out FILE
listing-no-account = No account is connected. Connect one in Docket's window, or use --account demo.
listing-which-account = There isn't exactly one account named { $name }
listing-no-key = There's no Finix key for this account in the keyring, or the keyring is locked
listing-not-pulled = The disputes couldn't be loaded
listing-cut-short = Finix gives only some of this account's disputes, so a list of them would be incomplete
listing-unreadable =
    { $count ->
        [one] { $count } dispute couldn't be read, so the list would be incomplete
       *[other] { $count } disputes couldn't be read, so the list would be incomplete
    }
listing-nothing-due = None of them needs a response, so there is no deadline to write
listing-stopped = The list was stopped before it was complete
argument-needs-file = { $command } needs one file
argument-map = --map needs COLUMN=FIELD with one of { $known }, not { $value }
argument-psp = --psp accepts { $known }, not { $value }
argument-no-limits = there are no limits to pack for

finding-number = { $what } { $masked }
finding-blank = The page is blank
finding-left-out-blank = Left out because it's blank
finding-left-out-repeated = Left out because it shows the same as page { $page }

# Every account at once.

everywhere-column = Account
everywhere-back = Back to all accounts
everywhere-menu = All accounts
everywhere-accounts =
    { $count ->
        [one] 1 account
       *[other] { $count } accounts
    }
everywhere-row = { $account }, { $environment }, { $dispute }
everywhere-standing = { $account }, { $environment }: { $state }
everywhere-opening = Opening
everywhere-not-opened = Not opened
everywhere-not-opened-of = { $account } wasn't opened
everywhere-not-refreshed-of = { $account } wasn't refreshed
everywhere-no-key-of = { $account } has no Finix key. Its disputes aren't synced
everywhere-offline-of = { $account } is offline
everywhere-as-of = Its disputes in this list are from { $when }
everywhere-none-of = None of its disputes are in this list yet
everywhere-open-account = Open { $account }
everywhere-hint = Opening a dispute takes you to its account
everywhere-no-account = No accounts connected
everywhere-no-account-hint = Connect your accounts to see all their disputes in one list
everywhere-nothing = No disputes in any account
everywhere-nothing-hint = New disputes appear here after the next sync
everywhere-none-due-hint = Nothing is waiting for a response in any account
everywhere-target-tip = Time left to each account's own target before Finix's deadline
everywhere-elsewhere = { $account } · { $about }
everywhere-export-again = The list has changed. Export it again.
export-everywhere-hint = The disputes of all accounts as listed now, in this order, with their account
export-environment = Environment
everywhere-may-be-old = Its disputes in this list may be old
everywhere-all-synced = All synced
everywhere-coming = { $count } syncing
everywhere-wrong =
    { $count ->
        [one] 1 not synced
       *[other] { $count } not synced
    }
outbox-rail = Outbox
everywhere-rail = Accounts
everywhere-not-loaded-hint = See above what's wrong with each account

# After something broke.

crash-before =
    { $count ->
        [one] Something went wrong in Docket since the last start
       *[other] { $count } things went wrong in Docket since the last start
    }
crash-before-hint = What is sent and what you typed is kept. A report is on this computer; nothing is sent.
toast-folder-not-shown = The folder couldn't be opened


## Texts of the reference tables as they are shipped. What a person edited is shown as written.

shipped-claim-fraud = fraud
shipped-item-three-d-secure = 3-D Secure result with the ECI value and the liability shift
shipped-item-avs-cvv = AVS full match and CVV match result
shipped-item-chip-pin-record = Chip, contactless or PIN record from the terminal (card present)
shipped-item-ce3-orders = Two earlier undisputed orders that match (Visa Compelling Evidence 3.0, 10.4 only)
shipped-item-ip-device-location = IP address, device ID or fingerprint, and location at the time of purchase
shipped-item-login-history = Customer account history with the login log after the purchase
shipped-item-delivery-billing-address = Delivery to the cardholder's billing address, as matched by AVS
shipped-item-signed-delivery = Signed delivery form, or ID shown at pickup
shipped-item-known-contact = Email address or phone number that the cardholder used before
shipped-item-customer-wrote-after = Message from the customer about the order, sent after the purchase
shipped-item-refund-record = Refund record with amount, date and acquirer reference number (ARN)
shipped-item-cardholder-withdrew = Letter from the cardholder's bank, or a message from the cardholder, which says that the dispute is withdrawn: a withdrawn dispute still has to be answered
shipped-item-cardholder-withdrew-visa = Letter from the cardholder's bank, or a message from the cardholder, which says that the dispute is withdrawn: Visa knows "cardholder no longer disputes" as an answer, and it still has to be given
shipped-item-cardholder-withdrew-amex = Letter from American Express, or a message from the cardmember, which says that the dispute is withdrawn: American Express writes M02 when a cardmember no longer disputes a charge
shipped-item-signed-receipt-no-chip = Signature on a receipt from a terminal that can read chips
shipped-item-policy-text-alone = Policy text without proof that the customer agreed to it
shipped-claim-not-received = not received
shipped-item-delivery-proof = Carrier name, tracking number, and delivered status with date and full address
shipped-item-usage-log = Download, usage or login log (digital goods)
shipped-item-service-proof = Proof that the service took place, such as attendance, boarding or check-in
shipped-item-delivery-date-not-passed = Proof that the agreed delivery date has not passed
shipped-item-label-created-only = Tracking that shows only a created label
shipped-item-link-only = Link instead of a screenshot
shipped-claim-not-as-described = not as described
shipped-item-product-page = Product page or description as shown at the time of purchase
shipped-item-item-condition = Photos, serial numbers or quality check of the item
shipped-item-authenticity = Proof of authenticity (counterfeit claims, such as 13.4)
shipped-item-complaint-correspondence = Correspondence about the complaint and the remedy offered
shipped-item-replacement-accepted = Proof that the customer accepted a replacement or repair
shipped-item-no-return = Proof that no return was attempted or received
shipped-item-terms-accepted = Terms accepted at checkout
shipped-item-undated-policy = Policy without a date
shipped-claim-duplicate = duplicate
shipped-item-two-purchases = Two receipts or invoices for two different purchases, with order numbers, items and dates
shipped-item-other-means-different = Proof that the payment by other means was for a different purchase
shipped-item-separate-authorizations = Proof that each payment was authorised separately
shipped-claim-incorrect-amount = incorrect amount
shipped-item-itemised-receipt = Itemised receipt with the agreed total, tips and taxes
shipped-item-extra-charges-signed = Signed agreement to the extra charges
shipped-item-refund-difference = Refund record for the difference
shipped-claim-cancelled-recurring = cancelled recurring
shipped-item-no-cancellation = Proof that no cancellation was received
shipped-item-late-cancellation = Proof that the cancellation came after the billing date
shipped-item-usage-after-cancellation = Usage of the service after the claimed cancellation
shipped-item-recurring-consent = Terms that disclose the recurring charge, with the record of the customer's consent
shipped-item-cancellation-policy-shown = Cancellation policy as shown at sign-up
shipped-item-renewal-reminder = Renewal reminder email sent before the charge
shipped-claim-credit-not-processed = credit not processed
shipped-item-refund-policy-accepted = Refund policy shown before the purchase and accepted
shipped-item-late-return = Proof that the goods came back after the return window
shipped-claim-authorization = authorization
shipped-item-approval-code = Authorization approval code with date and amount from the processor log
shipped-item-authorised-in-time = Proof that the payment was made while its authorization was valid
shipped-item-card-valid = Proof that the card was not expired and the account was valid
shipped-item-customer-satisfaction = Anything about customer satisfaction: it does not answer this claim
shipped-claim-processing = processing
shipped-item-processing-log = Processing log with submission date, currency and transaction type
shipped-item-correction-record = Proof of the correction or credit
shipped-claim-inquiry = inquiry
shipped-item-legible-receipt = Legible receipt or invoice with last four card digits, date, amount, currency, merchant name and items
shipped-item-answer-in-time = Answer before the due date: an inquiry left open often becomes a chargeback that cannot be contested
shipped-claim-consumer = consumer
shipped-item-find-sub-claim = Find the exact claim first (not received, not as described, cancelled or credit), then use its list
shipped-letter-fraud = Unauthorised card payment
shipped-letter-not-received = Order not received
shipped-letter-not-as-described = Order not as described
shipped-letter-duplicate = Charged twice or paid by other means
shipped-letter-incorrect-amount = Wrong amount
shipped-letter-cancelled-recurring = Cancelled recurring payment
shipped-letter-credit-not-processed = Refund not processed
shipped-letter-authorization = Missing or invalid authorization
shipped-letter-processing = Processing error
shipped-letter-inquiry = Inquiry or receipt request
shipped-letter-consumer = Dispute about a purchase
shipped-letter-general = Any other dispute
shipped-letter-withdrawn = The cardholder has withdrawn
shipped-letter-withdrawn-visa = The cardholder has withdrawn (Visa)
shipped-letter-withdrawn-amex = The cardmember has withdrawn (American Express)
shipped-limits-finix-current = Finix, current
shipped-limits-finix-2023 = Finix, 2023
shipped-limits-mastercard-rfi = Mastercard, retrieval request
