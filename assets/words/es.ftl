### Cada frase que dice Docket, en español. Los nombres y argumentos son los de en.ftl; la compilación los comprueba.
###
### Glosario, para que lo mismo se llame igual en todas partes:
### dispute = disputa · chargeback = contracargo · inquiry = consulta · evidence = pruebas, archivo de pruebas
### packet = expediente · exhibit = anexo · redact, redaction = tachar, tachadura · rebuttal letter = carta de réplica
### submit = presentar · accept = aceptar · respond by = responder antes de · due = vence · deadline = plazo · overdue = vencida
### target, margin = objetivo, margen de seguridad · outbox = bandeja de salida · hold = espera · issuer = emisor
### cardholder = titular de la tarjeta · card network = red de tarjetas · merchant = comercio · processor = procesador
### statement descriptor = descriptor del extracto · prior undisputed transactions = transacciones previas no disputadas
### reason code = código de motivo · tag = etiqueta (clave, valor) · assignee = responsable · work status = estado del trabajo
### account = cuenta · key = clave · keyring = llavero · proof = comprobante · score = puntuación, puntuar · sync = sincronizar
### view = vista · se habla de «usted»; los botones son infinitivos. Lo que lee una búsqueda queda en inglés.

## Window

window-file-dialog-open = Hay un cuadro de diálogo de archivos abierto
window-stop-waiting = Dejar de esperar
window-drop-nowhere = Abra primero una disputa y suelte después los archivos
window-drop-into-packet = Suelte para añadir al expediente de la disputa de { $amount }
window-drop-as-evidence = Suelte para añadir pruebas a la disputa de { $amount }
window-name = Docket
window-opening = ABRIENDO…
window-account = Cuenta { $name }, { $environment }
window-to-light = Cambiar a claro
window-to-dark = Cambiar a oscuro
window-synced = Sincronizado { $when }
window-opening-slowly = Abriendo la cuenta… Si el llavero pide su contraseña, escríbala en la ventana del propio llavero.
window-starting = Iniciando
window-no-key = Sin clave de Finix
window-no-key-hint = Añada su clave de Finix en Ajustes
window-not-refreshed-list = La lista no se actualizó
window-offline = Sin conexión
window-offline-synced = Sin conexión · { $synced }
window-not-refreshed = Sin actualizar
window-page = Página { $page }
window-first-load = Cargando sus disputas por primera vez
window-whole-load = Recargando todas las disputas
window-loading = Cargando
window-loading-disputes = Cargando { $count }
window-loading-amounts =
    Cargando { $count ->
        [one] { $count } importe
       *[other] { $count } importes
    }
window-loading-amounts-hint = La lista está cargada. La moneda de cada disputa viene de su pago, así que los importes se cargan uno a uno.
window-not-synced = Aún sin sincronizar
window-packing = Nada sale de este equipo hasta que añada el expediente a las pruebas
window-demo-place = Demo · local
window-disputes =
    { $count ->
        [one] { $count } disputa
       *[other] { $count } disputas
    }
window-more-currencies =
    { $count ->
        [one] { $count } moneda más
       *[other] { $count } monedas más
    }
window-unpriced = { $found } · { $count } sin moneda
window-unpriced-yet = { $found } por ahora · { $count } cargando
window-disputed = { $disputes } · { $sums } en disputa
window-not-opened-why = No se pudo abrir la ventana: { $why }
window-not-opened = No se pudo abrir la ventana, o se cerró de golpe. Consulte el mensaje de arriba.
window-no-display = No hay pantalla: no está definido ni DISPLAY ni WAYLAND_DISPLAY. Inicie Docket en una sesión de escritorio.
window-libraries-missing =
    { $count ->
        [one] Falta { $libraries }, y la ventana la necesita; en Debian: apt install { $packages }
       *[other] Faltan { $libraries }, y la ventana las necesita; en Debian: apt install { $packages }
    }
window-files-of-evidence = Pruebas (PDF, JPEG, PNG, TIFF)
window-backups = Copias de seguridad de Docket
window-files-of-packets = Imágenes, PDF, texto y correo
window-add-evidence = Añadir pruebas
window-all-files = Todos los archivos
window-save-as = Guardar como
window-save-in = Guardar en
window-path-is-folder = Es una carpeta. Añada un nombre de archivo.
window-path-no-folder = Esta carpeta no existe
window-path-typed = Este equipo no tiene cuadro de diálogo de archivos. Escriba dónde guardar.
window-path-folder = Carpeta
window-path-folder-example = /home/yo/Documentos
window-path-file = Ruta
window-path-file-example = /home/yo/disputas.csv
window-path-taken = Ya existe un archivo con este nombre. Al guardar se reemplaza.
window-path-busy = Comprobando la ruta
window-path-replace = Reemplazar
window-path-save = Guardar
window-path-not-whole = Escriba la ruta completa desde la carpeta raíz


## Pages and commands

page-today = Hoy
page-disputes = Disputas
page-insights = Análisis
page-everywhere = Todas las cuentas
page-score = Puntuación
page-checkouts = Compras
page-recover = Recover
page-outbox = Bandeja de salida
page-settings = Ajustes

command-everywhere = En todas partes
command-in-list = Lista de disputas
command-in-dispute = Disputa abierta
command-in-packet = Expediente de pruebas
command-in-score = Puntuación
command-rows = Moverse por la lista
command-rows-keys = J, K o flechas
command-far = Saltar por la lista
command-far-keys = Re Pág, Av Pág, Inicio, Fin
command-open = Abrir la disputa
command-open-keys = Intro
command-next = Siguiente disputa
command-next-does = Siguiente disputa que necesita respuesta
command-next-keys = N
command-close = Cerrar la disputa o el diálogo; cancelar una espera
command-close-keys = Esc
command-search = Buscar
command-search-keys = / o Ctrl F
command-palette = Buscar un comando, una disputa o una página
command-palette-keys = Ctrl K
command-queue-needs-response = Mostrar disputas que necesitan respuesta
command-queue-under-review = Mostrar disputas en revisión
command-queue-won = Mostrar disputas ganadas
command-queue-lost = Mostrar disputas perdidas
command-queue-all = Mostrar disputas en cualquier estado
command-export = Exportar la lista…
command-show-mine = Mostrar mis disputas
command-choose-rows = Seleccionar filas una a una
command-choose-rows-keys = Mayús J, Mayús K o Mayús flechas
command-choose = Seleccionar o no la fila
command-choose-keys = X
command-choose-all = Seleccionar todo lo que coincide
command-choose-all-keys = Ctrl A
command-assign-to-me = Asignarme
command-needs-name = Indique primero su nombre en Ajustes
command-overview = Mostrar el resumen
command-money = Mostrar el dinero
command-activity = Mostrar la actividad
command-add-evidence = Añadir archivos de pruebas…
command-save-proof = Guardar comprobante…
command-copy-json = Copiar la disputa como JSON
command-save-packet = Guardar expediente como…
command-close-packet = Volver a la disputa
command-zoom-in = Acercar la página
command-zoom-out = Alejar la página
command-zoom-fit = Mostrar la página entera
command-pause = Pausar todos los envíos
command-resume = Reanudar los envíos
command-clear-scores = Borrar historial de puntuaciones…
command-clear-checkouts = Borrar historial de compras…
command-clear-payments = Borrar historial de pagos…
command-remove-account = Quitar esta cuenta…
command-wipe = Borrar de este equipo los datos de esta cuenta…
command-system-theme = Usar el tema del sistema
command-not-paused = Los envíos no están en pausa
command-demo-stays = La cuenta de demostración no se puede quitar
command-no-dashboard = Esta cuenta no tiene Finix Dashboard
command-needs-packet = No hay ningún expediente abierto
command-packet-is-open = Vuelva primero del expediente a la disputa
command-needs-score = Vaya primero a la página Puntuación
command-needs-insights = Vaya primero a la página Análisis
command-no-proof = No se envió ni se aceptó nada desde este equipo
command-nothing-to-undo = No hay nada que deshacer
command-nothing-to-redo = No hay nada que rehacer

link-too-long = El enlace es demasiado largo. No se abrió nada.
link-not-a-dispute = No es un enlace a una disputa, como docket://dispute/DI… No se abrió nada.
link-no-id = No contiene ningún ID de disputa. No se abrió nada.
link-entry-comment = Responder a disputas de pagos
link-registered =
    Los enlaces como docket://dispute/DI… se abren en Docket: así lo dice { $path }.
    Si su escritorio aún no los abre, ejecute: xdg-mime default app.docket.Docket.desktop x-scheme-handler/docket
    Para deshacerlo, ejecute: docket --unregister-links
link-unregistered = Los enlaces ya no se abren en Docket: se quitó { $path }
link-not-registered = Los enlaces no se abrían antes en Docket. No se cambió nada.
link-not-on-this-system = Docket aún no puede registrar enlaces en macOS y Windows
link-no-folder = Aquí no hay carpeta de aplicaciones
link-program = { $path } no se puede nombrar en una entrada de escritorio
link-not-ours = { $path } vino de otro sitio y se dejó como estaba
link-looking = Buscando la disputa { $id }
link-not-here = La disputa { $id } no está en este equipo
link-not-here-hint = Compruebe el ID. Si la lista no está al día, actualícela e inténtelo de nuevo.

palette-hint = Escriba un comando, una página, un ID de disputa o algo que contenga una disputa
palette-nothing = No se encontró nada
palette-recent = Recientes
palette-commands = Comandos
palette-pages = Páginas
palette-views = Vistas guardadas
palette-account-is-open = Esta cuenta está abierta
palette-line = { $words }, { $beside }

command-evidence = Mostrar las pruebas
command-evidence-keys = E
command-packet = Crear un expediente de pruebas
command-packet-keys = P
command-submit = Revisar y presentar
command-submit-keys = S
command-accept = Aceptar la disputa
command-accept-keys = A
command-paste = Añadir archivos copiados como pruebas
command-paste-keys = Ctrl V
command-refresh = Actualizar
command-refresh-keys = F5 o Ctrl R
command-score = Obtener una puntuación
command-score-keys = Ctrl Intro
command-add-files = Añadir archivos
command-add-files-keys = Ctrl O
command-score-customer-keys = C
command-find-in-packet = Buscar en el expediente
command-find-in-packet-keys = Ctrl F
command-pages = Página anterior o siguiente
command-pages-keys = Re Pág, Av Pág
command-redact = Tachar; mover o cambiar una tachadura
command-redact-keys = B, luego flechas, Mayús flechas
command-turn = Girar la página
command-turn-keys = R
command-page-zoom = Ampliar la página o mostrarla entera
command-page-zoom-keys = +, −, 0
command-undo = Deshacer o rehacer
command-undo-keys = Ctrl Z, Ctrl Mayús Z
command-move = Mover el anexo
command-move-keys = Alt Arriba, Alt Abajo
command-go = Ir a una página
command-go-keys = Ctrl 1 a Ctrl 9
command-zoom = Ampliar o reducir
command-zoom-keys = Ctrl +, Ctrl −, Ctrl 0
command-help = Mostrar u ocultar los atajos de teclado
command-help-keys = F1
command-fields = Campo siguiente o anterior
command-fields-keys = Tab, Mayús Tab
command-lock = Bloquear Docket
command-lock-keys = Ctrl L
command-quit = Salir
command-quit-keys = Ctrl Q
command-press = Pulse { $key }
command-ctrl = Ctrl
command-shift = Mayús
command-alt = Alt


## Toasts and notices

toast-none-left = Ninguna otra disputa de esta lista necesita respuesta
toast-close = Cerrar mensaje
toast-files-left-out =
    { $count ->
        [one] { $count } archivo no se añadió
       *[other] { $count } archivos no se añadieron
    }
toast-fewer-files = Añada menos archivos a la vez. Finix acepta 8 por disputa como máximo.
toast-no-dialog = Este equipo no puede mostrar un cuadro de diálogo de archivos
toast-no-dialog-hint = Suelte archivos en la ventana, cópielos y pulse Ctrl V, o escriba una ruta debajo de la zona para soltar
toast-packet-full = Un expediente admite 40 archivos como máximo
toast-packet-being-made = El expediente no se guardó porque se está rehaciendo
toast-packet-saved = Expediente guardado como { $path }
toast-packet-not-saved = El expediente no se guardó
toast-packet-not-added = El expediente no se añadió
toast-packet-note-stays = La nota que escribió para la presentación no cambia
toast-packet-added = Expediente añadido a las pruebas
toast-account-busy = Aún se está enviando algo de esta cuenta. Espere a que termine, o cancélelo.
toast-account-not-removed = La cuenta no se quitó
toast-data-busy = Aún se está enviando algo. Espere a que termine, o cancélelo.
toast-data-not-wiped = Los datos no se borraron
toast-account-not-opened = La cuenta no se abrió
toast-no-copied-file = No hay ningún archivo en el portapapeles
toast-file-not-saved = El archivo no se guardó
toast-proof-saved = Comprobante guardado como { $path }
toast-proof-not-saved = El comprobante no se guardó
toast-copy-saved = Comprobantes y una copia guardados en { $folder }
toast-copy-not-saved = La copia no se guardó
toast-nothing-due = No se guardó nada porque ninguna disputa de la lista necesita respuesta
toast-list-cancelled = Exportación cancelada, no se escribió ningún archivo
toast-list-not-saved = La lista no se guardó
toast-key-unread = No se leyó la clave de { $service }
toast-no-such-account = No hay ninguna cuenta llamada { $name }
toast-files-not-added = Los archivos no se añadieron
toast-finix-opened = ID copiado. Péguelo en la búsqueda del Finix Dashboard en su navegador.
toast-open-dispute-first = Abra primero una disputa y suéltelos de nuevo


## Disputes: the list

list-no-currency = La moneda viene del pago, que aún no se ha cargado
list-unknown-code = Código desconocido: { $code }
list-columns = Columnas
list-columns-reset = Restablecer columnas
list-move-right = Mover { $label } a la derecha
list-move-left = Mover { $label } a la izquierda
list-sort-by = Ordenar por { $column }
list-sorted-down = Ordenado por { $column }, descendente
list-sorted-up = Ordenado por { $column }, ascendente
list-amount-order = Ordena primero por moneda y después por importe. Los importes en monedas distintas no se comparan.
list-back = Volver a la lista
list-export = Exportar…
list-found =
    { $count ->
        [one] { $count } disputa encontrada
       *[other] { $count } disputas encontradas
    }
list-none-match = Ninguna disputa coincide
list-none-match-hint = Ninguna disputa de esta lista coincide con su búsqueda y sus filtros
list-none-due = Ninguna respuesta pendiente
list-none-due-hint = Todas las disputas están respondidas o resueltas
list-none-in-queue = Nada en esta lista
list-none-in-queue-hint = Las disputas pasan aquí cuando se responden y se resuelven
list-show-all = Mostrar todas las disputas
list-demo = Esta es la cuenta de demostración
list-demo-hint = Disputas inventadas de un servidor dentro de Docket. Nada sale de este equipo.
list-no-key-hint = Añada el usuario y la contraseña de su cuenta de Finix para ver aquí sus disputas
list-no-key = Esta cuenta no tiene clave de Finix
list-not-loaded = Las disputas no se cargaron
list-all-unreadable =
    { $count ->
        [one] No se pudo leer { $count } disputa
       *[other] No se pudieron leer { $count } disputas
    }
list-all-unreadable-hint = Docket no pudo leer lo que envió Finix. Busque una versión más reciente de Docket.
list-none-hint = Cuando un titular dispute un pago, aparecerá aquí automáticamente
list-none = No hay disputas
list-offline = Sin conexión. La lista aún no está completa.
list-offline-as-of = Sin conexión. Última actualización { $when }.
list-not-refreshed = La lista no se actualizó
list-clock-slow = El reloj de este equipo va { $span } atrasado. Docket cuenta el tiempo restante con el reloj de Finix.
list-clock-fast = El reloj de este equipo va { $span } adelantado. Docket cuenta el tiempo restante con el reloj de Finix.
list-amounts-left-out =
    { $count ->
        [one] { $count } importe aún se está cargando. Hasta entonces, los filtros por importe o moneda omiten esa disputa.
       *[other] { $count } importes aún se están cargando. Hasta entonces, los filtros por importe o moneda omiten esas disputas.
    }
list-amounts-come-last =
    { $count ->
        [one] { $count } importe aún se está cargando. Hasta entonces, esa disputa va al final.
       *[other] { $count } importes aún se están cargando. Hasta entonces, esas disputas van al final.
    }
list-unreadable =
    { $count ->
        [one] { $count } disputa no se pudo leer y no está en esta lista
       *[other] { $count } disputas no se pudieron leer y no están en esta lista
    }
list-cut-short = El servidor envió solo algunas de sus disputas. Las más antiguas no están en esta lista.
list-outbox-blind = La bandeja de salida de este equipo no está cargada. No se puede presentar ni aceptar nada.
list-start-over = Empezar de nuevo…
list-loaded =
    { $count ->
        [one] { $count } disputa cargada
       *[other] { $count } disputas cargadas
    }
list-a-second = { $count } por segundo
list-almost-done = casi listo
list-seconds-left = quedan unos { $left } s
list-minutes-left = quedan unos { $minutes } min
list-first-load = Primera sincronización


## Disputes: search, filters and views

search-hint = Buscar disputas, pedidos, comercios, etiquetas…
search-label = Buscar disputas
search-clear = Borrar búsqueda
filter-clear-all = Borrar filtros
filter-amount = Importe
filter-amount-from = Desde
filter-amount-to = Hasta
filter-amount-hint = Compara solo el número, en la moneda de cada disputa
filter-merchant = Comercio
filter-merchant-find = Buscar un comercio
filter-dates = Fechas
filter-days-7 = Últimos 7 días
filter-days-30 = Últimos 30 días
filter-days-90 = Últimos 90 días
filter-opened-from = Abierta desde
filter-opened-to = Abierta hasta
filter-tag = Etiqueta
filter-tag-any = Cualquier clave
filter-tag-key = Clave
filter-tag-value = El valor contiene
filter-due = Vence
filter-due-by-finix = Según el plazo de Finix
filter-reason = Motivo
filter-state = Estado
filter-response = Estado de respuesta
filter-team = Equipo
filter-chip = { $filter }: { $value }
filter-more = Más filtros
filter-by = Filtro: { $filter }
filter-by-value = Filtro: { $filter }: { $value }
filter-clear = Borrar filtro { $filter }
filter-and-more = { $first } y { $count } más
filter-range = { $from } a { $to }
filter-range-from = desde { $from }
filter-range-to = hasta { $to }
filter-day-problem = Escriba una fecha como 2026-11-21
filter-full = La búsqueda está llena. Borre primero un filtro o parte del texto.
view-menu = Vistas
view-hint = Una vista guarda la búsqueda, los filtros, el orden y las columnas con un nombre
view-name = Guardar la vista actual como
view-name-example = 13.1 de más de 200
view-save = Guardar vista
view-not-kept = Las vistas de esta cuenta se conservan hasta que cierre Docket
view-name-missing = Escriba un nombre
view-open = Abrir la vista { $name }
view-tab = Pestaña
view-move-up = Subir la vista { $name }
view-delete = Eliminar la vista { $name }


## Disputes: detail

activity-here = Docket
activity-finix = Finix
activity-payment = Pago realizado
activity-opened = Disputa abierta
activity-reopened = Reabierta: hace falta una nueva respuesta
activity-changed = Actualizada: { $status }
activity-uploaded = { $file } subido
activity-file = { $file }: { $state }
activity-entry = Movimiento
activity-entry-amount = { $entry }, { $amount }
activity-done-round = hecho, ronda { $round }
activity-done = hecho
activity-request = Solicitud { $id }
activity-renamed = Antes se llamaba { $old }; se cambió porque el contenido es { $kind }
activity-row = { $what }: { $outcome }
detail-not-refreshed = La disputa no se actualizó
detail-overview = Resumen
detail-evidence = Pruebas
detail-money = Dinero
detail-activity = Actividad
detail-asks-again = El emisor vuelve a preguntar. Presente pruebas nuevas o acepte la disputa.
detail-asks-again-round = Ronda { $round }: el emisor vuelve a preguntar. Presente pruebas nuevas o acepte la disputa.
detail-submit = Revisar y presentar…
detail-accept = Aceptar…
detail-score = Puntuar cliente
detail-more = Más
detail-checkout = Informar de una compra…
detail-open-finix = Abrir en Finix
detail-open-finix-hint = Copia el ID y abre el Finix Dashboard, donde puede buscarlo
detail-copy-id = Copiar ID de la disputa
detail-copy-json = Copiar como JSON
detail-decided = Resuelta, sin respuesta pendiente
detail-none-due = Ninguna respuesta pendiente
detail-deadline = Plazo de Finix: { $at }
detail-row-state = { $what }: { $how }
detail-being-asked = { $what }. { $why }. Preguntando ahora a Finix.
detail-being-sent = { $what }: enviando
detail-finix-now = Finix ahora: { $theirs }
detail-nothing-hint = Haga clic en una fila o pulse J y K para moverse por la lista
detail-nothing = No hay ninguna disputa abierta
money-not-loaded = Los movimientos no se cargaron
money-inquiry = Una consulta no mueve dinero salvo que pase a contracargo
money-none-yet = Finix aún no muestra movimientos de esta disputa
money-none = No se ha movido dinero
money-entries = Movimientos
money-hint = Los movimientos de la plataforma reflejan los del comercio y no se cuentan. Las comisiones se cobran aparte y no están en esta lista.
money-net = Efecto neto para el comercio
money-net-none = Sin movimientos en la cuenta del comercio
money-taken = retirado hasta ahora
money-given-back = devuelto por completo
money-given-more = devuelto más de lo retirado
money-entry = Movimiento
related-title = Relacionadas
related-back = Volver a { $name }
related-not-read = No se encontraron las disputas relacionadas
related-none = Ninguna otra disputa comparte este pago, pedido, tarjeta o cliente
related-known = Una tarjeta cuenta con su red, últimas cifras y titular. Docket los conoce cuando se abrió aquí una disputa o cuando el pago los indica.
related-due = { $found } · { $count } por vencer
related-open = Abrir la disputa { $id } de { $amount }, { $facts }
related-more = { $count } más
related-same-payment-due =
    { $count ->
        [one] Otra disputa trata del mismo pago: { $name }, { $left }. Cada una necesita su propia respuesta.
       *[other] Otras { $count } disputas tratan del mismo pago. La primera: { $name }, { $left }. Cada una necesita su propia respuesta.
    }
related-same-payment =
    { $count ->
        [one] Otra disputa trata del mismo pago: { $name }, { $status }
       *[other] Otras { $count } disputas tratan del mismo pago. Último cambio: { $name }, { $status }
    }
related-past = Puntuaciones, compras y recuperaciones de este cliente
related-past-none = Desde este equipo no se puntuó, informó ni envió nada a recuperar
related-scored = Puntuación { $score }
related-scored-none = Puntuado, sin coincidencia
tie-payment = Mismo pago
tie-order = Mismo pedido
tie-card = Misma tarjeta
tie-customer = Mismo cliente
overview-facts = Datos
overview-state = Estado
overview-response = Estado de respuesta
overview-reason = Motivo
overview-code = Código de motivo
overview-unknown-code = { $code } (código desconocido)
overview-sent = Pruebas enviadas
overview-due = Responder antes de
overview-due-unread = El plazo de Finix no se puede leer: { $said }
overview-target = Su objetivo
overview-opened = Abierta
overview-paid = Pagado el
overview-changed = Actualizada
overview-message = Mensaje
overview-action = Siguiente paso
overview-card = Tarjeta
overview-holder = Titular
overview-email = Correo del cliente
overview-billing = Dirección de facturación
overview-statement = Descriptor del extracto
overview-ids = IDs
overview-dispute = Disputa
overview-payment = Pago
overview-merchant = Comercio
overview-identity = Identidad
overview-application = Aplicación
overview-arn = ARN
overview-case = ID del caso
overview-pin-adjustment = Ajuste con PIN
tags-title = Etiquetas
tags-saving = Guardando
tags-edit = Editar etiquetas
tags-none = Sin etiquetas
tags-duplicate-key = Clave duplicada
tags-too-many = Finix guarda { $count } etiquetas como máximo
tags-key-label = Clave de la etiqueta { $number }
tags-key = Clave
tags-value-label = Valor de la etiqueta { $number }
tags-value = Valor
tags-remove = Quitar etiqueta { $number }
tags-add = Añadir etiqueta
tags-save = Guardar etiquetas
team-assignee-is = Responsable: { $name }
team-work-is = Trabajo: { $step }
team-no-one = nadie
team-nobody = Nadie
team-no-work = Sin definir
team-me = Yo ({ $name })
team-me-alone = Yo
team-other = Otra persona
team-assign = Asignar
team-set-name = Indicar su nombre…
team-no-name = Docket aún no conoce su nombre
team-no-name-hint = Indíquelo en Ajustes y esta lista mostrará las disputas asignadas a usted
team-use-mine = Usar mi versión
team-keep-theirs = Dejar la otra
team-mine = Mías
bulk-selected = { $count ->
        [one] { $count } seleccionada
       *[other] { $count } seleccionadas
    }
bulk-unpriced = { $count } sin moneda conocida
bulk-select-all = Seleccionar las { $count }
bulk-counting = Contando lo seleccionado
bulk-too-many = Seleccione { $most } disputas como máximo para cambiarlas a la vez
bulk-assign = Asignar
bulk-tag = Etiqueta…
bulk-clear = Quitar selección
bulk-preparing = Preparando los cambios
bulk-looking = Comprobando qué cambiaría
bulk-done = { $what }: { $done } de { $all } guardadas
bulk-under-way = { $count } en camino
bulk-left-alone = { $count } sin tocar porque alguien las cambió desde entonces
bulk-stuck = { $count ->
        [one] { $count } requiere su atención
       *[other] { $count } requieren su atención
    }
bulk-show = Ver en la bandeja de salida
bulk-undo = Deshacer
bulk-undone-what = Deshecho
bulk-dismiss = Descartar
bulk-what-assign = Asignar a { $name }
bulk-what-unassign = Asignar a nadie
bulk-what-work = Poner el estado del trabajo en { $step }
bulk-what-no-work = Borrar el estado del trabajo
bulk-what-tag = Etiquetar { $key } con { $value }
bulk-what-untag = Quitar la etiqueta { $key }
bulk-hint = Cada disputa es una solicitud propia a Finix. Después puede deshacerlo.
bulk-tag-title = { $count ->
        [one] Etiquetar { $count } disputa
       *[other] Etiquetar { $count } disputas
    }
bulk-tag-remove = Quitar en cambio esta etiqueta
bulk-left-out-because = Se deja fuera: { $why }
bulk-left-out = { $count ->
        [one] { $count } queda fuera
       *[other] { $count } quedan fuera
    }
bulk-nothing-left = No cambiaría nada
bulk-apply = { $count ->
        [one] Cambiar { $count } disputa
       *[other] Cambiar { $count } disputas
    }
bulk-now = ahora { $value }
bulk-same = Fuera, ya está así
bulk-accept = Aceptar…
bulk-too-many-to-accept = Seleccione { $most } disputas como máximo para aceptarlas juntas
bulk-accept-busy = Se están aceptando otras
bulk-accept-title = { $count ->
        [one] Aceptar { $count } disputa
       *[other] Aceptar { $count } disputas
    }
bulk-accept-hint = Aceptar cede el dinero y no se puede deshacer. Antes se pregunta a Finix por cada disputa, y la que no pase todas las comprobaciones queda fuera.
bulk-accept-asking = Preguntando a Finix: { $done } de { $all }
bulk-accept-wait = Aún se está preguntando a Finix
bulk-accept-none = Ninguna de ellas se puede aceptar junto con otras
bulk-accept-note = Por qué las acepta, para cada disputa
bulk-accept-needs-note = Escriba por qué las acepta
bulk-accept-stops = Parar en la primera rechazada o dudosa
bulk-accept-now = { $count ->
        [one] Aceptar { $count } disputa
       *[other] Aceptar { $count } disputas
    }
bulk-accept-not-asked = Fuera, no se pudo preguntar a Finix
bulk-accept-twin = Fuera, otra disputa trata del mismo pago
bulk-accept-unpriced = Fuera, no se conoce su importe
bulk-accept-closed = Se cerró su cuenta, así que no se aceptó nada
bulk-accept-mixed = Hay disputas reales y de prueba elegidas juntas. Elija solo un tipo: lo que se escribe confirma una suma.
bulk-accept-passes = Pasa todas las comprobaciones
bulk-accept-sending = Aceptando una tras otra
bulk-accept-stopped = Usted lo detuvo. Lo que no se envió no está aceptado.
bulk-accept-surprised = Una no se aceptó como se esperaba, así que el resto no se envió
bulk-accept-all-had-their-turn = Todas tuvieron su turno
bulk-accept-waiting = Aún sin enviar
bulk-accept-not-sent = Ni enviada ni aceptada
bulk-accept-unlisted = Consulte la bandeja de salida
bulk-accept-stop = Detener
bulk-accept-far = { $done } de { $all } aceptadas
bulk-accept-not-sent-count = { $count } sin enviar
bulk-accept-show = Ver cada una
bulk-accept-left-over =
    { $count ->
        [one] 1 disputa que aceptó con otras no se había enviado
       *[other] { $count } disputas que aceptó juntas no se habían enviado
    }
bulk-accept-left-over-show = Mostrarlas
work-to-do = Por hacer
work-gathering = Reuniendo
work-ready = Lista para revisar
work-waiting = En espera


## Disputes: evidence

claims-none = Muestra…
claims-count =
    Muestra { $count ->
        [one] { $count } punto
       *[other] { $count } puntos
    }
claims-label = Qué muestra { $name }
claims-weak = { $item } (débil por sí solo)
claims-required = { $item } · obligatorio
evidence-not-loaded = Los archivos no se cargaron
evidence-in-round = Enviado en la ronda { $round }, { $time }
evidence-new = Nuevo en esta ronda
evidence-elsewhere-reopened = No se envió desde este equipo; pueden ser las razones del emisor
evidence-elsewhere = No se envió desde este equipo
evidence-added = Añadido { $time }
evidence-refused-hint = Rechazado por el procesador. Añada el archivo de nuevo, o añada otro.
evidence-delete = Eliminar { $name }
evidence-download = Descargar { $name }
evidence-deleting = Eliminando
evidence-refused = Rechazado
evidence-moving = En camino
evidence-state-unknown = Estado desconocido
evidence-found =
    { $count ->
        [one] { $count } número de tarjeta o de identidad
       *[other] { $count } números de tarjeta o de identidad
    }
evidence-not-looked-at = No se pudo comprobar el archivo
evidence-drop = Suelte archivos aquí,{" "}
evidence-browse = examinar…
evidence-or = {" "}o{" "}
evidence-paste = pegar
evidence-continue = Continuar expediente…
evidence-build = Crear expediente…
evidence-build-hint = Fotos, correos, PDF: reunidos en un PDF pequeño en este equipo
evidence-path = Ruta del archivo
evidence-path-example = /home/yo/recibo.pdf
evidence-add = Añadir archivo
evidence-title = Pruebas
evidence-view = Ver { $name }
evidence-room-bytes = { $count } de { $most } archivos · { $size } de { $room }
evidence-room = { $count } de { $most } archivos
evidence-upload-anyway = Subir de todos modos
evidence-looking-at-picture = Buscando números de tarjeta en la imagen { $picture } de { $count }
evidence-looking = Comprobando el archivo
evidence-pack = Convertir en PDF
evidence-upload-again = Subir de nuevo
evidence-waiting = Esperando a Finix
evidence-uploading = Subiendo { $sent } de { $size }
evidence-upload = Subir
evidence-not-uploaded = Aún sin subir
evidence-sent-automatically = Guardado en este equipo. Docket lo envía automáticamente.
evidence-naming = Recibido, guardando su nombre
evidence-turn = Esperando su turno
evidence-asking = { $why }. Preguntando a Finix si tiene el archivo.


## Disputes: the packet

packet-reading-dispute = Cargando la disputa
packet-exhibits = Anexos
packet-page = Página
packet-packet = Expediente
packet-letter = Carta de réplica
packet-prior-transactions = Transacciones previas no disputadas
packet-back = Volver a la disputa { $name }
packet-build = Crear el expediente
packet-undo = Deshacer
packet-redo = Rehacer
packet-step-tip = { $step } ({ $keys })
packet-unnamed = Archivo sin nombre
packet-opening-file = Abriendo el archivo
packet-dismiss = Descartar
packet-password = Contraseña del PDF
packet-password-hint = Se usa una vez, nunca se guarda
packet-password-first = Escriba primero la contraseña
packet-unlock = Desbloquear
packet-too-many-bytes = Con este archivo, el expediente tendría más de 120 MB
packet-already-in = Este archivo ya está en el expediente
packet-no-room = Venía adjunto a un correo, y un expediente puede tener { $most } archivos como máximo
packet-of-mail = Adjunto de { $mail }
packet-file-crashed = No se pudo comprobar el archivo
packet-page-not-drawn = No se pudo mostrar la página
packet-add-files = Añadir archivos…
packet-drag = arrastre para ordenar
packet-file-lost = No se pudo volver a abrir este archivo
packet-pages = { $count ->
    [one] { $count } página
   *[other] { $count } páginas
}
packet-pages-generated = { $count ->
    [one] { $count } página · generada
   *[other] { $count } páginas · generadas
}
packet-pages-and-size = { $count ->
    [one] { $count } página · { $size }
   *[other] { $count } páginas · { $size }
}
packet-pages-were = { $count ->
    [one] { $count } página · antes { $size }, { $before ->
        [one] { $before } página
       *[other] { $before } páginas
    }
   *[other] { $count } páginas · antes { $size }, { $before ->
        [one] { $before } página
       *[other] { $before } páginas
    }
}
packet-one-picture = 1 imagen · { $size }
packet-open-fields = { $count ->
    [one] { $count } campo abierto
   *[other] { $count } campos abiertos
}
packet-no-open-fields = Sin campos abiertos
packet-more-about = Más opciones de { $name }
packet-edit = Editar…
packet-leave-out = Dejar fuera del expediente
packet-drop-more = Suelte o pegue más, o
packet-browse = examinar…
packet-file-types = Imágenes, PDF, texto, correo (.eml, .msg)
packet-write-letter = Escribir una carta de réplica…
packet-add-prior-transactions = Añadir transacciones previas (CE 3.0)…
packet-nothing-leaves = Nada sale de este equipo hasta que el expediente se añada a las pruebas
packet-move-up = Subir
packet-move-down = Bajar
packet-take-out = Quitar del expediente
packet-drag-to-move = Arrastre para mover
packet-found-on-page = { $what } en la página { $page }{ $more ->
    [0] {""}
   *[other] {" "}y { $more } más
}
packet-pages-lack = { $count ->
    [one] Página { $pages }: { $lack }
   *[other] Páginas { $pages }: { $lack }
}
packet-pages-left-out = { $count ->
    [one] { $count } página queda fuera
   *[other] { $count } páginas quedan fuera
}
packet-shows-items = { $count ->
    [one] Muestra { $count } punto
   *[other] Muestra { $count } puntos
}
packet-no-page-yet = Aún no hay páginas
packet-no-page-hint = Añada fotos, capturas, PDF, correos o texto. Docket los reúne aquí, en este equipo.
packet-after = Después
packet-before = Antes
packet-side-by-side = Ambas
packet-side-tip = La página como se enviará, o la original
packet-redact = Tachar
packet-redact-tip = Dibuje tachaduras sobre lo que el emisor no debe ver (B)
packet-rotate = Girar
packet-rotate-tip = Girar la página a la derecha (R)
packet-add-redaction = Añadir tachadura
packet-redact-canvas = Página para tachar. Las flechas mueven una tachadura, Mayús y flechas la redimensionan, Supr la quita.
packet-zoom-in = Acercar
packet-zoom-out = Alejar
packet-zoom-fit = Entera
packet-zoom-fit-tip = Mostrar la página entera. Ctrl y la rueda amplían, arrastrar mueve la página.
packet-nothing-before = Docket hizo esta página, así que no hay original
packet-page-left-out = Esta página queda fuera del expediente
packet-none-see-right = No hay expediente. Vea el motivo a la derecha.
packet-being-made = Creando el expediente
packet-drawing = Cargando la página
packet-previous-page = Página anterior
packet-next-page = Página siguiente
packet-find = Buscar en el expediente
packet-find-tip = Buscar en el expediente ({ $keys })
packet-find-count = { $place } de { $count }
packet-find-count-cut = { $place } de más de { $count }
packet-find-none = Sin coincidencias
packet-find-searching = Buscando…
packet-find-coming =
    { $count ->
        [one] Aún se está leyendo 1 página
       *[other] Aún se están leyendo { $count } páginas
    }
packet-find-missing =
    { $count ->
        [one] No se puede buscar en 1 página
       *[other] No se puede buscar en { $count } páginas
    }
packet-find-why-blind = No se puede buscar en las imágenes porque Tesseract no está instalado.
packet-find-why = Docket no pudo leer todo su texto. Las imágenes de las páginas que quedan fuera no se leen.
packet-find-next = Coincidencia siguiente
packet-find-previous = Coincidencia anterior
packet-find-close = Cerrar la búsqueda
packet-find-mark = Coincidencia
packet-find-mark-here = Coincidencia actual
packet-page-of = Página { $page } de { $count }
packet-exhibit = Anexo { $letter }
packet-page-blank = En blanco
packet-page-repeats = Repite la página { $page }
packet-page-out = Dejar esta página fuera
packet-page-in = Incluir esta página
packet-remove-redactions = Quitar tachaduras
packet-page-came = Página original
packet-page-sent = Página como se enviará
packet-size-of = { $files ->
    [one] de { $size }
   *[other] en { $files } archivos de { $size } como máximo
}
packet-packing = Empaquetando
packet-stop = Detener
packet-size = Tamaño del expediente
packet-stopped = Empaquetado detenido
packet-pack = Empaquetar
packet-found = Encontrado
packet-found-where = Anexo { $letter }, página { $page }. { $why }.
packet-reading = { $count ->
    [one] Buscando números de tarjeta en { $count } imagen…
   *[other] Buscando números de tarjeta en { $count } imágenes…
}
packet-unread = { $count ->
    [one] No se pudo buscar números de tarjeta en { $count } imagen. Revísela usted.
   *[other] No se pudo buscar números de tarjeta en { $count } imágenes. Revíselas usted.
}
packet-read = { $count ->
    [one] Se buscaron números de tarjeta en { $count } imagen. La escritura a mano y las cifras borrosas pasan desapercibidas con facilidad.
   *[other] Se buscaron números de tarjeta en { $count } imágenes. La escritura a mano y las cifras borrosas pasan desapercibidas con facilidad.
}
packet-blind = No se buscan números de tarjeta en las imágenes porque Tesseract no está instalado. Revíselas usted.
packet-redact-match = Tachar hallazgo
packet-not-a-match = No es un hallazgo
packet-show = Mostrar
packet-tick = Marque lo que muestra el anexo { $letter }
packet-choose-exhibit = Elija un anexo y marque lo que muestra
packet-item-weak = { $item } (débil por sí solo)
packet-item-required = { $item } · obligatorio
packet-source = Fuente: { $source }, { $date }
packet-finix = Finix
packet-rules = { $service }; { $network }
packet-rules-label = Reglas
packet-colour = Color
packet-grey = Imágenes en grises
packet-black-white = Blanco y negro
packet-colours = Colores
packet-drop-blank = Omitir páginas en blanco y repetidas
packet-stamp = Estampar anexo y página
packet-cover = Empezar con una lista de anexos
packet-split = Dividir en varios archivos si uno no basta
packet-metadata = La ubicación y los metadatos siempre se quitan
packet-sharp = Nítido para leer a { $dpi } ppp
packet-coarse = Reducido a { $dpi } ppp para que quepa. Por debajo de { $sharp } ppp, la letra pequeña se lee mal. Deje páginas fuera o elija blanco y negro.
packet-small-letters = Anexo { $letters }: la letra pequeña de una imagen se lee mal en la página
packet-typefaces = Hay texto compuesto también en { $names }
packet-letter-open = La carta tiene campos abiertos. Rellénelos o deje la carta fuera.
packet-letter-wrong = La carta remite a un anexo o una página que no existe
packet-none-see-above = No hay expediente. Vea el motivo arriba.
packet-not-ready = El expediente aún no está listo
packet-files-lost = No se pudo abrir un archivo del expediente. Quítelo primero.
packet-adding = Añadiendo el expediente
packet-add = Añadir a las pruebas
packet-save-as = Guardar como…
packet-can-be-deleted = Puede eliminarlo hasta que presente
packet-no-page = No hay páginas que empaquetar
packet-crashed = Algo falló en Docket al empaquetar
packet-add-crashed = Algo falló en Docket al añadirlo
packet-letter-hint = Es la primera página del expediente. Su forma breve es la nota para el emisor.
packet-no-letterhead = Añada su empresa y quién firma en Membrete, en Ajustes
packet-no-template = No hay plantilla de carta. Consulte Tablas de referencia en Ajustes.
packet-close = Cerrar
packet-done = Listo
packet-edit-text = Editar texto…
packet-leave-letter-out = Dejar la carta fuera
packet-editor-hint = Una frase por línea, una línea vacía para un párrafo nuevo. {"{"}amount{"}"} es un campo. Una línea que empieza por ?item: aparece solo si un anexo muestra ese punto, y {"{"}exhibit{"}"} en ella dice dónde.
packet-letter-field = Carta
packet-short-field = Forma breve, para la nota
packet-keep-dispute = Guardar para esta disputa
packet-keep-account = Guardar para esta cuenta
packet-restore-default = Restaurar texto original
packet-cancel = Cancelar
packet-reads-now = Vista previa
packet-note = Nota para el emisor
packet-items = Puntos de esta lista
packet-known-fields = Campos disponibles
packet-outcomes = { $name } ({ $won } ganadas, { $lost } perdidas, { $open } abiertas)
packet-template = Plantilla
packet-letter-left-out = Fuera, porque ningún anexo lo muestra:
packet-no-text = Sin texto
packet-open-names = Campos abiertos: { $names }
packet-prior-title = Dos transacciones previas no disputadas (Compelling Evidence 3.0)
packet-prior-hint = Transacciones anteriores no disputadas con la misma tarjeta. Docket comprueba las reglas. Desde aquí no se envía nada.
packet-eligible = Cumple. Igual en todas: { $names }.
packet-disputed-purchase = Transacción disputada
packet-prior-number = Transacción previa { $number }
packet-remove-prior = Quitar transacción previa { $number }
packet-are-undisputed = Ninguna de ellas se disputó ni se denunció como fraude
packet-prior-first = Añada primero una transacción previa
packet-add-page = Añadir como página
packet-add-purchase = Añadir transacción
packet-import = Importar tabla…
packet-import-hint = Copie las filas de una tabla con los nombres de sus columnas y péguelas aquí
packet-table = Tabla
packet-columns = Asignar columnas
packet-take-over = { $count ->
    [one] Importar { $count } transacción
   *[other] Importar { $count } transacciones
}
packet-table-too-long = La tabla tiene { $count } filas. En una página caben { $most }.
packet-not-in-table = No está en la tabla
packet-column = Columna { $number }
packet-column-from = Columna de { $part }
packet-prior-date = Fecha
packet-prior-amount = Importe
packet-prior-reference = Referencia (ARN)
packet-prior-goods = Bienes o servicios
packet-prior-login = Cuenta o inicio de sesión
packet-prior-ip = Dirección IP
packet-prior-device = ID o huella del dispositivo
packet-prior-address = Dirección de entrega
packet-goods-example = Zapatillas
packet-device-example = 15 caracteres o más
packet-address-example = Calle Mayor 1, Villanueva


## Dialogs

dialog-accept-title = Aceptar la disputa de { $amount }
dialog-reopened = El emisor ha reabierto esta disputa
dialog-accept-reopened-hint = Si acepta ahora, el dinero es para el titular, aunque antes hubiera ganado. No se puede deshacer.
dialog-accept-hint = Aceptar cede el dinero al titular. No se puede deshacer.
dialog-accepted = Disputa aceptada
dialog-accept-note = Nota
dialog-accept-note-example = reembolso ya pendiente
dialog-target = { $left } ({ $target })
dialog-accept = Aceptar disputa
dialog-delete-title = Eliminar { $name }
dialog-delete-hint = Finix elimina el archivo mientras no se haya entregado a la red de tarjetas. Si es su única copia, descárguela primero.
dialog-delete = Eliminar archivo
dialog-payment-title = Enviar un pago de { $amount } a Butter Recover
dialog-payment-hint = Que sea una prueba depende solo de la clave. Con una clave de producción, Butter puede cobrar de verdad al cliente otra vez.
dialog-payment = Enviar pago
dialog-payments-title =
    { $count ->
        [one] Enviar { $payments } evento de pago a Butter Recover
       *[other] Enviar { $payments } eventos de pago a Butter Recover
    }
dialog-payments = Enviar eventos de pago
dialog-count-differs = El número escrito no coincide
dialog-discard-title = Descartar: { $what }
dialog-discard-hint = Docket ya no lo envía. Lo que Finix o Butter ya tienen se queda allí.
dialog-start-over = Empezar de nuevo
dialog-start-over-hint = El llavero no tiene ninguna clave para los datos de esta cuenta en este equipo. Docket crea una nueva y guarda aparte la bandeja de salida, los borradores y los comprobantes que hay. Vuelven si vuelve la clave anterior. Hasta entonces no se envía nada de lo que espera en esa bandeja, así que compruebe cada disputa en Finix antes de responder.
dialog-leave-title = Salir de esta cuenta
dialog-leave-hint =
    { $count ->
        [one] Un elemento aún no se ha enviado y quedaría cortado. Lo que se envía en este momento puede llegar o no.
       *[other] { $count } elementos aún no se han enviado y quedarían cortados. Lo que se envía en este momento puede llegar o no.
    }
dialog-leave = Salir de todos modos
dialog-close-title = Cerrar Docket
dialog-close-kept =
    { $count ->
        [one] Un elemento no ha terminado. No se pierde nada: está guardado en este equipo. Cuando Docket vuelva a funcionar, enviará lo que espera y preguntará por lo enviado. Compruebe los plazos antes de cerrarlo.
       *[other] { $count } elementos no han terminado. No se pierde nada: están guardados en este equipo. Cuando Docket vuelva a funcionar, enviará lo que espera y preguntará por lo enviado. Compruebe los plazos antes de cerrarlo.
    }
dialog-close-lost =
    { $count ->
        [one] Un elemento aún no se ha enviado y se perdería. Lo que se envía en este momento puede llegar o no.
       *[other] { $count } elementos aún no se han enviado y se perderían. Lo que se envía en este momento puede llegar o no.
    }
dialog-close = Cerrar de todos modos
dialog-type-to-confirm = Escriba { $wanted } para confirmar
dialog-amount-differs = El importe escrito no coincide
dialog-redact-hint = Táchelo allí y añada el expediente. Elimine después el archivo del que lo hizo.
dialog-dispute-unknown = No se conoce el estado actual de la disputa
dialog-files-unknown = No se sabe qué archivos tiene Finix
dialog-files-not-read-back = Los archivos no se volvieron a leer
dialog-rounds-unread = No se pudo leer lo que se envió con una respuesta anterior
dialog-checks = Comprobaciones
dialog-checks-open = Resuelva u omita primero todas las comprobaciones
dialog-typed-differs = La confirmación escrita no coincide
dialog-override =
    { $count ->
        [one] Motivo para omitir la comprobación abierta
       *[other] Motivo para omitir las { $count } comprobaciones abiertas
    }
dialog-typed-matches = coincide
dialog-typed-not-yet = aún no coincide
dialog-keypad = Usar el teclado en pantalla
dialog-keypad-back = Borrar la última cifra
dialog-keypad-key = Escribir { $key }
dialog-page-before = Página anterior
dialog-file-of = { $file } de { $count } archivos
dialog-page-next = Página siguiente
dialog-page = Página del archivo
dialog-page-not-drawn = No se pudo mostrar la página
dialog-page-drawing = Cargando la página
dialog-not-taken = No se añadió a la bandeja de salida. No se envió nada.
dialog-being-asked = { $why }. Preguntando a Finix qué tiene.
dialog-saving = Guardando en el disco de este equipo
dialog-sending = Enviando. Finix puede tardar unos minutos en responder.
dialog-cancelled = Cancelado. No se envió nada.
dialog-in-background = Continuar en segundo plano
dialog-hold = Espera
dialog-hold-hint = No se ha enviado nada. Hasta entonces puede cancelar, también con Esc.
dialog-hold-elsewhere = Si continúa en segundo plano, puede cancelar en la parte superior de la disputa y en la bandeja de salida
dialog-hold-runs = Se envía solo mientras Docket funciona
dialog-sent-in = Se envía en { $seconds } s
dialog-sent-on = Se envía el { $time }
dialog-shown-as = Finix muestra la disputa como
dialog-request = Solicitud
dialog-save-proof = Guardar comprobante…
dialog-back = Volver al formulario
dialog-remove-title = Quitar { $name }
dialog-wipe-title = Borrar los datos de { $name }
dialog-remove = Quitar cuenta
dialog-wipe = Borrar datos
dialog-remove-always = Las claves de la cuenta, sus vistas guardadas y sus disputas según la última sincronización
dialog-wipe-always = Las vistas guardadas y las disputas según la última sincronización
dialog-remove-stays = No cambia nada en Finix, Disputify ni Butter
dialog-wipe-stays = La cuenta y sus claves se quedan. Las disputas se vuelven a cargar de Finix.
backup-ask = Copia de seguridad de esta cuenta…
backup-title = Copia de seguridad de { $name }
backup-holds = La copia contiene la bandeja de salida con sus comprobantes y archivos, borradores, puntuaciones, vistas guardadas y los ajustes de esta cuenta.
backup-keys = No contiene claves de API. Tampoco disputas: Docket las obtiene de nuevo de Finix.
backup-passphrase = Frase de contraseña
backup-passphrase-hint = Varias palabras
backup-passphrase-again = Repita la frase de contraseña
backup-lost = Quien tenga el archivo y la frase puede leerlo todo. Sin la frase no puede nadie, y no se puede restablecer.
backup-too-short = Use al menos { $least } caracteres
backup-differs = Las dos frases son distintas
backup-save = Guardar copia…
backup-saving = Guardando la copia…
backup-saved = Guardado como { $path }
backup-not-saved = La copia de seguridad no se guardó
backup-nothing = Esta cuenta no guarda nada en este equipo
backup-here = Esta cuenta ya está en este equipo. Para volver a la copia, quite primero la cuenta.
backup-not-opened = El archivo no se abre. O la frase es incorrecta, o el archivo no es una copia de seguridad o está dañado al principio.
backup-none = Este archivo no es una copia de seguridad de Docket
backup-damaged = La copia de seguridad está dañada. No se restauró nada.
backup-newer = Una versión más reciente de Docket hizo esta copia. Actualice Docket para restaurarla.
restore-ask = Restaurar desde una copia…
restore-title = Restaurar una cuenta
restore-file = Archivo de copia de seguridad
restore-file-example = /home/yo/Acme 2026-11-28.docket-backup
restore-choose = Elegir archivo…
restore-no-file = Elija el archivo de copia de seguridad
restore-no-passphrase = Escriba la frase de contraseña
restore-open-backup = Abrir copia
restore-looking = Abriendo la copia…
restore-busy = Restaurando…
restore-do = Restaurar cuenta
restore-made = Copia del { $made }
restore-proofs =
    { $count ->
        [one] Un comprobante de presentación o aceptación
       *[other] { $count } comprobantes de presentaciones y aceptaciones
    }
restore-files =
    { $count ->
        [one] Un archivo
       *[other] { $count } archivos
    }
restore-drafts =
    { $count ->
        [one] Un borrador
       *[other] { $count } borradores
    }
restore-open =
    { $count ->
        [one] Un elemento sin terminar. Docket lo envía solo cuando usted lo decida.
       *[other] { $count } elementos sin terminar. Docket los envía solo cuando usted lo decida.
    }
restore-keys = Introduzca después las claves de API: no están en una copia de seguridad.
restore-done = { $name } está restaurada
restore-done-hint = Introduzca sus claves de API para sincronizar

lock-title = Docket está bloqueado
lock-unlock = Desbloquear
lock-hint = Al desbloquear se obtienen las claves del llavero de este equipo
lock-asking = Esperando al llavero…
lock-sending =
    { $count ->
        [one] Un elemento aún se está enviando. Sus claves quedan en memoria hasta que termine.
       *[other] { $count } elementos aún se están enviando. Sus claves quedan en memoria hasta que terminen.
    }

dialog-lost = Se elimina de este equipo para siempre:
dialog-counting = Docket aún está contando lo que se perdería
dialog-remove-busy = Aún se está enviando algo de esta cuenta. Espere a que termine, o cancélelo.
dialog-name-differs = El nombre escrito no coincide
dialog-went-wrong = Algo falló en Docket
dialog-not-counted = Su bandeja de salida, comprobantes, borradores y archivos, si los hay. No se pudieron contar: { $why }.
dialog-counting-line = Contando lo que hay en su bandeja de salida
dialog-saved-in = Guardado en { $folder }
dialog-save-another = Guardar otra copia…
dialog-save-copy = Guardar comprobantes y una copia…
dialog-copy-hint = Comprobantes como PDF y JSON, archivos con sus propios nombres. La copia no está cifrada.
dialog-lost-open =
    { $count ->
        [one] { $count } elemento sin terminar de la bandeja de salida
       *[other] { $count } elementos sin terminar de la bandeja de salida
    }
dialog-lost-kept =
    { $count ->
        [one] { $count } archivo añadido que no se envió
       *[other] { $count } archivos añadidos que no se enviaron
    }
dialog-lost-proofs =
    { $count ->
        [one] { $count } comprobante de presentación o aceptación
       *[other] { $count } comprobantes de presentaciones o aceptaciones
    }
dialog-lost-drafts =
    { $count ->
        [one] { $count } borrador o nota
       *[other] { $count } borradores y notas
    }
dialog-lost-files =
    { $count ->
        [one] { $count } copia de un archivo, { $size }
       *[other] { $count } copias de archivos, { $size }
    }
dialog-lost-aside =
    { $count ->
        [one] { $count } bandeja de salida que no se pudo leer y se guardó aparte
       *[other] { $count } bandejas de salida que no se pudieron leer y se guardaron aparte
    }
dialog-submit-title = Presentar pruebas por { $amount }
dialog-submit-reopened-hint = Si vuelve a impugnarla, puede ir a arbitraje. Entonces decide la red de tarjetas, y quien pierde paga el importe y una tasa. En Visa y Mastercard son varios cientos de dólares. Finix acepta una presentación por ronda. Después no se puede añadir ni cambiar nada.
dialog-submit-hint = Finix acepta una presentación por disputa. Después no se puede añadir ni cambiar nada.
dialog-submitted = Pruebas presentadas
dialog-submit-note = Nota para el emisor
dialog-submit-part = Impugnar solo una parte del importe
dialog-submit-part-amount = Importe impugnado
dialog-submit-part-hint = Explique en la nota por qué no impugna el resto
dialog-submit-refund = Reembolso ya realizado
dialog-submit-refund-example = TR…
dialog-submit-refund-hint = Solo para resolver una consulta con un reembolso: el ID del reembolso en Finix. Si no, déjelo vacío.
dialog-submit-refund-unlinked = Reembolsado sin enlace con este pago
dialog-submit = Presentar pruebas
dialog-issuer-gets = Lo que recibe el emisor
dialog-issuer-files-unknown = Aún no se sabe qué archivos tiene Finix
dialog-issuer-no-files = Sin archivos
dialog-file-elsewhere = No se envió desde este equipo
dialog-file-earlier = Enviado en una ronda anterior
dialog-file-received = Recibido por Finix
dialog-file-refused = Rechazado, no es parte de la respuesta
dialog-file-canceled = Cancelado, no es parte de la respuesta
dialog-file-moving = Aún en camino
dialog-issuer-note = Nota
dialog-issuer-contested = Impugnado
dialog-contested-part = { $part } de { $whole }
dialog-contested-whole = { $whole }, todo
dialog-contested-all = Todo
dialog-clear-scores = ¿Borrar el historial de puntuaciones?
dialog-clear-scores-hint = Se eliminan todas las puntuaciones guardadas en este equipo. Disputify conserva sus propios registros.
dialog-clear-checkouts = ¿Borrar el historial de compras?
dialog-clear-payments = ¿Borrar el historial de pagos?
dialog-clear-sent-hint = Todo lo terminado se elimina de este equipo. Lo que aún espera se queda, y Butter conserva sus propios registros.
dialog-clear = Borrar historial


## Insights

insights-period = Abiertas en
insights-period-quarter = Los últimos 90 días
insights-period-half-year = Las últimas 26 semanas
insights-period-year = Los últimos 12 meses
insights-period-all = Todo el tiempo
insights-by = Por
insights-by-month = Mes
insights-by-week = Semana
insights-by-reason = Motivo
insights-by-code = Código de motivo
insights-by-merchant = Comercio
insights-by-network = Red de tarjetas
insights-by-assignee = Responsable
insights-nobody = Nadie
insights-by-amount = Importe disputado
insights-by-template = Plantilla
insights-no-letter = Sin carta desde este equipo
insights-in = Moneda
insights-currency = { $currency } · { $count }
insights-chart-months = Disputas recibidas y ganadas, por mes
insights-chart-weeks = Disputas recibidas y ganadas, por semana
insights-received = Recibidas
insights-won = Ganadas
insights-disputed = Disputado
insights-exposure = Riesgo abierto
insights-win-rate = Éxito, resueltas
insights-win-rate-of-all = Éxito, recibidas
insights-recovered = Recuperado
insights-need-response =
    { $count ->
        [one] { $count } disputa necesita respuesta
       *[other] { $count } disputas necesitan respuesta
    }
insights-won-of = { $won } de { $all }
insights-recovered-of = { $share } de { $sum } resueltos
insights-table = Cifras por { $grouping }
insights-export = Exportar cifras…
insights-export-percent = { $figure } (%)
insights-export-of = { $figure }: de
insights-saved = Cifras guardadas como { $path }
insights-not-saved = Las cifras no se guardaron
insights-no-picture = Muestre las cifras por mes o semana para guardar su imagen
insights-nothing-to-save = Aquí no hay cifras que exportar
insights-percent = { $number } %
insights-received-how = Disputas abiertas en este tiempo, sea cual sea su resultado
insights-count-how = De las disputas abiertas en este tiempo, las que están aquí ahora
insights-disputed-how = Los importes disputados de todas las recibidas, juntos
insights-exposure-how = Los importes disputados que aún necesitan respuesta, juntos
insights-win-rate-how = Ganadas ÷ (ganadas + perdidas). Con menos de 5 disputas resueltas no se muestra nada.
insights-win-rate-of-all-how = Ganadas ÷ todas las recibidas, respondidas o no. Las disputas aún sin resolver cuentan como no ganadas.
insights-recovered-how = Los importes disputados de lo ganado, juntos. La parte es sobre lo ganado y lo perdido. No incluye comisiones.
insights-response-rate = Tasa de respuesta
insights-response-rate-how = Respondidas ÷ (respondidas + aceptadas + fuera de plazo), de las disputas aún sin resolver. La lista de Finix no dice de una disputa resuelta si se respondió. Con menos de 5 no se muestra nada.
insights-missed = Plazos perdidos
insights-missed-short = Perdidos
insights-missed-sum = { $sum } en juego
insights-missed-how = Disputas que aún necesitan respuesta aunque el plazo de Finix ha pasado. Cuando Finix las cierra, cuentan como perdidas y no se distinguen de las respondidas.
insights-time = Tiempo de respuesta
insights-time-how = La mitad de las disputas se respondió en este tiempo: desde que Finix abrió la disputa hasta que este equipo envió la presentación o aceptación que Finix confirmó. Finix no dice cuándo se respondió una disputa, así que solo cuentan las respondidas desde este equipo, cada una una vez, y ninguna que antes se resolvió y se reabrió. Con menos de 5 no se muestra nada.
insights-time-ninth = 90 % de { $count } en { $time }
insights-time-few =
    { $count ->
        [0] Ninguna respondida desde aquí
        [one] { $count } respondida desde aquí
       *[other] { $count } respondidas desde aquí
    }
insights-export-time-median = Tiempo de respuesta, mediana (horas)
insights-export-time-ninth = Tiempo de respuesta, percentil 90 (horas)
insights-fees = Comisiones (estimación)
insights-fees-how = Contracargos recibidos × su comisión por contracargo + consultas recibidas × su comisión por consulta. Las disputas de Finix no incluyen comisiones, así que es una estimación con las comisiones que usted indicó. Solo cuentan las disputas en esta moneda.
insights-fees-none = Indique abajo sus comisiones
insights-fees-of =
    { $count ->
        [one] { $count } contracargo
       *[other] { $count } contracargos
    }
insights-fees-of-both =
    { $inquiries ->
        [one] { $count } contracargos, { $inquiries } consulta
       *[other] { $count } contracargos, { $inquiries } consultas
    }
counts-title = Importar recuentos de transacciones
counts-file = Archivo de recuentos
counts-file-example = /home/yo/transacciones.csv
counts-hint = CSV u otro archivo de texto con columnas, o un libro de Excel. La primera fila las nombra: un mes como 2026-10 y, o bien una columna por red, o bien una que nombra la red y otra con el recuento.
counts-month = Mes de los recuentos
counts-visa = Transacciones Visa
counts-mastercard = Transacciones Mastercard
counts-count = Transacciones
counts-need = Elija la columna del mes y las columnas de los recuentos
counts-no-file = Elija primero un archivo
counts-none = No se puede importar ningún recuento
counts-found =
    { $count ->
        [one] { $count } recuento para importar
       *[other] { $count } recuentos para importar
    }
counts-line = { $what }: { $count }
counts-replaces = { $line }, reemplaza { $before }
counts-more = y { $count } más
counts-lost =
    { $count ->
        [one] { $count } de los meses más antiguos no se conservará. Hay sitio para 240 recuentos.
       *[other] { $count } de los meses más antiguos no se conservarán. Hay sitio para 240 recuentos.
    }
counts-refused =
    { $count ->
        [one] { $count } sin importar
       *[other] { $count } sin importar
    }
counts-trouble = Línea { $line }: { $why }
counts-wrong-month = no es un mes, o podrían ser dos. Escríbalo como 2026-10.
counts-wrong-network = solo Visa y Mastercard tienen estos programas
counts-wrong-count = { $network } no tiene un número entero
counts-zero = { $network } tiene cero transacciones, y no se puede dividir por cero
counts-empty = no contiene ningún recuento
counts-repeats = { $network } de este mes ya está en la línea { $line }
counts-take =
    { $count ->
        [one] Importar { $count } recuento
       *[other] Importar { $count } recuentos
    }
counts-other = Elegir otro archivo
counts-import = Importar recuentos…
counts-taken =
    { $count ->
        [one] { $count } recuento de transacciones importado
       *[other] { $count } recuentos de transacciones importados
    }
insights-report = Guardar informe…
insights-picture = Guardar imagen…
insights-report-title = Disputas de { $account }
insights-report-about = { $environment } · { $period } · por { $grouping } · { $currency }
insights-report-since = { $period }, desde el { $day }
insights-report-made = Creado el { $at }
insights-report-more = # líneas más están en la tabla como CSV
insights-report-named = Impresos por su nombre, porque la letra no los tiene: #
insights-report-cautions = Cómo leer esto
insights-report-caution = { $figure }: { $how }
insights-report-program = { $program }: { $verdict }
insights-report-programs = Programas de las redes de tarjetas, { $month }
insights-report-share = { $share } de { $count }
fees-title = Comisiones por disputa
fees-chargeback = Comisión por contracargo, { $currency }
fees-inquiry = Comisión por consulta, { $currency }
fees-wrong = Escriba un importe como { $example }
fees-hint = Finix cobra comisiones aparte de sus disputas. Indique lo que le cuesta una disputa según su contrato. Las disputas cuyo estado o motivo es una consulta cuentan como consultas. Las comisiones de arriba y de la tabla son estimaciones con estos importes.
insights-card-link = { $card }: { $note }
insights-number = { $column }, { $group }: { $count }
insights-named = { $column } { $number }
insights-bar = { $group }: { $received } recibidas, { $won } ganadas
insights-week = Semana del { $day }
insights-total = Todas
insights-unknown = Desconocido
insights-others =
    { $count ->
        [one] { $count } más
       *[other] { $count } más
    }
insights-band-below = Menos de { $currency } { $to }
insights-band = { $currency } { $from } a { $to }
insights-band-from = { $currency } { $from } o más
insights-not-counted = Las cifras no se calcularon
insights-none = No hay disputas en este tiempo
insights-none-hint = Elija arriba un tiempo más largo
insights-unpriced =
    { $count ->
        [one] { $count } disputa cuya moneda aún no se conoce no está en ninguna de estas cifras
       *[other] { $count } disputas cuya moneda aún no se conoce no están en ninguna de estas cifras
    }

## Card programs

programs-title = Programas de las redes de tarjetas
programs-as-of = Lo que ha recibido en todas las monedas, sin consultas, frente a los límites públicos de { $month }. Su adquirente cuenta por ID de comercio y puede actuar antes.
programs-month = Mes
programs-transactions-visa = Transacciones Visa, { $month }
programs-transactions-mastercard = Transacciones Mastercard, { $month }
programs-transactions-wrong = Escriba un número entero
programs-transactions-hint = Las disputas no dicen cuántos pagos liquidó, así que indíquelo aquí. Visa divide por el mismo mes, Mastercard por el mes anterior.
programs-vamp = Visa VAMP (estimación)
programs-vamp-how = (denuncias de fraude + disputas) ÷ transacciones Visa del mismo mes. Finix no lista denuncias de fraude (TC40), así que aquí solo se cuentan disputas y su ratio puede ser mayor. Visa cuenta pagos sin tarjeta presente. Oriente Medio y el norte de África tienen otros límites.
programs-ecm = Mastercard ECM
programs-ecm-how = Excessive Chargeback Merchant: contracargos ÷ transacciones Mastercard del mes anterior. Hay que alcanzar ambos límites.
programs-hecm = Mastercard HECM
programs-hecm-how = High Excessive Chargeback Merchant: contracargos ÷ transacciones Mastercard del mes anterior. Hay que alcanzar ambos límites.
programs-efm = Mastercard EFM
programs-efm-how = Excessive Fraud Merchant: contracargos por fraude ÷ transacciones Mastercard del mes anterior, a partir de 1000 transacciones. Mastercard cuenta pagos en línea con el código 4837, y solo mientras menos del 10 % use 3-D Secure, o el 50 % en países regulados. Docket cuenta el motivo fraude de Finix y no sabe cuántos usan 3-D Secure.
programs-reached = Ambos límites alcanzados
programs-depends = Ambos límites alcanzados, parte con 3-D Secure desconocida
programs-below = Por debajo de los límites
programs-below-estimate = Por debajo, sin denuncias de fraude
programs-unknown = Aún no se puede saber
programs-none = Sin límites en este mes
programs-met = alcanzado
programs-not-met = no alcanzado
programs-disputes =
    { $count ->
        [one] { $count } disputa
       *[other] { $count } disputas
    }
programs-fraud =
    { $count ->
        [one] { $count } disputa por fraude
       *[other] { $count } disputas por fraude
    }
programs-count = Límite de { $limit } disputas { $state }
programs-no-sum = ningún fraude en dólares o euros
programs-amount = Límite de { $limit } o lo mismo en euros { $state }: { $sums }
programs-ratio = Límite de { $limit } pb { $state }: { $ratio } pb
programs-too-few = Menos de 1000 transacciones
programs-no-ratio-visa = Sin ratio: no se han indicado las transacciones Visa de { $month }
programs-no-ratio-mastercard = Sin ratio: no se han indicado las transacciones Mastercard de { $month }
programs-others =
    { $count ->
        [one] { $count } disputa de este mes no se cuenta porque aún no se conoce su red de tarjetas
       *[other] { $count } disputas de este mes no se cuentan porque aún no se conoce su red de tarjetas
    }

## Outbox

outbox-tab-open = Abiertos
outbox-tab-action-needed = Requiere acción
outbox-tab-done = Hechos
outbox-disk-failed-short = Sin enviar: falló el disco
outbox-paused = Envíos en pausa
outbox-open-short = { $count } por enviar
outbox-action-needed-short =
    { $count ->
        [one] { $count } requiere acción
       *[other] { $count } requieren acción
    }
outbox-status =
    { $open } abiertos · { $wanted ->
        [one] { $wanted } requiere acción
       *[other] { $wanted } requieren acción
    }
outbox-not-loaded = La bandeja de salida no está cargada
outbox-not-loaded-hint = Lo que espera en ella se lista cuando se cargue
outbox-none-open = Nada en espera
outbox-none-open-hint = Lo que envíe se lista aquí hasta que el servicio lo tenga
outbox-none-needed = Ninguna acción necesaria
outbox-none-needed-hint = Lo que Docket no puede decidir por sí solo se lista aquí
outbox-none-done = Aún no se ha enviado nada
outbox-none-done-hint = Los elementos enviados y descartados se listan aquí
outbox-newest = Los { $shown } más recientes de { $count }
outbox-day =
    { $count ->
        [one] { $day } · { $count } elemento
       *[other] { $day } · { $count } elementos
    }
outbox-fold = Ocultar este día
outbox-unfold = Mostrar este día
outbox-since =
    { $tries ->
        [one] { $age } · { $tries } intento
       *[other] { $age } · { $tries } intentos
    }
outbox-resume = Reanudar
outbox-pause = Pausar todo
outbox-disk-failed = El disco falló. No se envía nada hasta que la bandeja de salida se guarde de nuevo en él.
outbox-paused-hint = Los envíos están en pausa. Los plazos siguen corriendo.
outbox-unreadable =
    { $count ->
        [one] { $count } elemento de este equipo lo escribió otra versión y se deja como está
       *[other] { $count } elementos de este equipo los escribió otra versión y se dejan como están
    }
outbox-blind = La bandeja de salida de este equipo no está cargada. Lo que espera en ella no se envía.
outbox-away-until = { $services } no responde, rechaza la clave o pide ir más despacio. El envío continúa en { $left }.
outbox-away = { $services } no responde, rechaza la clave o pide ir más despacio. El envío continúa automáticamente.
outbox-on-disk = Guardado en el disco antes de enviar nada. Aquí no se pierde nada si Docket o la red se detienen.
outbox-in-memory = En memoria: esta cuenta no guarda nada en este equipo, así que la bandeja desaparece al cerrar Docket
outbox-head-state = Estado
outbox-head-what = Qué
outbox-head-for = Para
outbox-head-why = Detalles
outbox-head-since = Desde
outbox-head-tries = Intentos
outbox-added-changed =
    Añadido { $added }
    Actualizado { $changed }
outbox-request = Solicitud { $id }
outbox-saving = Guardando en el disco
outbox-held-seconds = Se envía en { $left } s
outbox-held-until = Se envía el { $time }
outbox-asking = Preguntando antes a { $service }
outbox-turn = Esperando su turno
outbox-not-sent-yet = Aún sin enviar
outbox-sent-bytes = { $sent } de { $size }
outbox-waiting-for = Esperando a { $service }
outbox-done-at = Hecho { $time }
outbox-send-now = Enviar ahora
outbox-open = Abrir
outbox-send-again = Enviar de nuevo…
outbox-proof = Comprobante…
outbox-send-doubted-again = Enviar de nuevo
outbox-sent-automatically = Espera en la bandeja de salida. Docket lo envía automáticamente.
outbox-reference = Referencia


## Score

score-title = Puntuar un pedido
score-back = Volver a la disputa
score-by-customer = Por cliente
score-by-order = Por ID de pedido
score-email = Correo
score-email-example = demo@example.org
score-first-name = Nombre
score-last-name = Apellidos
score-phone = Teléfono
score-billing = Dirección de facturación
score-same-shipping = La dirección de envío es la misma
score-shipping = Dirección de envío
score-order-problem = Escriba el ID del pedido: letras, cifras y guiones
score-order = ID de pedido
score-order-hint = Solo tienen puntuación los pedidos que Disputify ya conoce
score-ask = Obtener puntuación
score-clear = Vaciar
score-result = Puntuación de riesgo de Disputify
score-failed = El pedido no se puntuó
score-running = Puntuando
score-empty-hint = Escriba el correo de un cliente o un ID de pedido. La puntuación dice cuán probable es un fraude de reembolso, antes de que vuelva a ocurrir.
score-empty = Aún no se ha puntuado nada
score-recent = Puntuaciones recientes
score-recent-none = Aún no se ha puntuado nada en este equipo
score-address-1 = Dirección, línea 1
score-address-2 = Dirección, línea 2
score-city = Ciudad
score-state = Estado o provincia
score-postcode = Código postal
score-country = País
score-meaning = 0 es sin coincidencia, 100 es el riesgo más alto · puntuado { $when } en { $milliseconds } ms
score-bands = Estos niveles son de Docket: elevado desde { $elevated }, alto desde { $high }. Cámbielos en Ajustes.
score-no-match-hint = Sin coincidencia significa que no se sabe nada, no que el cliente sea seguro
score-outside = Disputify envió una puntuación fuera de 0 a 100. Se muestra como llegó.
score-scale-low = bajo
score-scale-elevated = elevado { $from }
score-scale-high = alto { $from }
score-of-hundred = { $score } de 100
score-markers =
    { $count ->
        [one] { $count } indicio de fraude
       *[other] { $count } indicios de fraude
    }
score-marker = Indicio
score-marker-source = Fuente
score-marker-source-id = ID de la fuente
score-marker-imported = Importado
score-marker-approved = Aprobado
score-marker-not-approved = no
score-history = Disputas con este cliente
score-history-none = Ninguna entre las disputas cargadas aquí
score-history-count =
    { $count ->
        [one] { $count } disputa
       *[other] { $count } disputas
    }
score-history-lost = { $count } perdidas


# A file of orders.
score-by-file = Por archivo
orders-file = Archivo de pedidos
orders-file-example = /home/yo/pedidos.csv
orders-choose = Elegir archivo…
orders-paste = Pegar filas
orders-paste-hint = O copie filas con su encabezado en una hoja de cálculo y péguelas aquí con el botón o con Ctrl V
orders-pasted = Filas pegadas
orders-open = Abrir archivo
orders-hint = CSV u otro archivo de texto con columnas, un libro de Excel o un objeto JSON en cada línea. La primera fila, o los objetos, nombran las columnas. Se reconocen las exportaciones de Shopify, WooCommerce y Stripe. Como máximo 1 000 000 de filas y 64 MB.
orders-reading = Leyendo el archivo
orders-checking = Comprobando cada fila
orders-cancel = Cancelar
orders-other = Cerrar archivo
orders-discard = Descartar resultados
orders-shape =
    { $count ->
        [one] { $rows } fila, { $columns } columnas
       *[other] { $rows } filas, { $columns } columnas
    }
orders-guessed = Las letras se leyeron como { $encoding }, que el archivo no indica. Compruebe abajo los nombres con acentos.
orders-lost =
    { $count ->
        [one] No se pudo leer { $count } letra
       *[other] No se pudieron leer { $count } letras
    }
orders-columns = Columnas
orders-columns-hint = Los pedidos se puntúan por correo con todo lo demás que tenga columna o, sin columna de correo, por ID de pedido
orders-column-none = No está en el archivo
orders-column-unnamed = Columna { $number }
orders-name = Nombre completo
orders-need = Elija la columna del correo o del ID de pedido
orders-score =
    { $count ->
        [one] Puntuar { $orders } pedido
       *[other] Puntuar { $orders } pedidos
    }
orders-none-ready = No se puede puntuar ninguna fila
orders-no-key = Añada primero una clave de Disputify en Ajustes
orders-summary = { $ready } para puntuar, { $wrong } con problemas, { $repeats } repetidas
orders-sends = Cada fila se consulta una vez. Su correo, nombre, teléfono y direcciones, si tienen columna, se envían a Disputify. El archivo se guarda aquí, cifrado, hasta que lo cierre.
orders-preview = Vista previa
orders-results = Resultados
orders-all = Todas { $count }
orders-problems = Problemas { $count }
orders-risky = Elevado y alto { $count }
orders-failed = Sin puntuación { $count }
orders-first-rows = Estas son las primeras { $count } filas. El archivo guardado las tiene todas.
orders-nothing-here = Aquí no hay filas
orders-empty-title = Ningún archivo elegido
orders-empty-hint = Elija un archivo de pedidos. Cada fila se comprueba antes de enviar nada.
orders-line = Línea { $line }
orders-pause = Pausar
orders-resume = Reanudar
orders-stop = Detener
orders-save = Guardar resultados…
orders-ask-again =
    { $count ->
        [one] Preguntar otra vez por { $rows } fila sin puntuación
       *[other] Preguntar otra vez por { $rows } filas sin puntuación
    }
orders-save-failed = Guardar filas sin puntuación…
orders-running = Puntuando
orders-waiting =
    { $seconds ->
        [one] Disputify pidió esperar { $seconds } segundo
       *[other] Disputify pidió esperar { $seconds } segundos
    }
orders-paused = En pausa. Las filas ya enviadas aún reciben su respuesta.
orders-held = En pausa. { $why }. Reanude cuando esté resuelto.
orders-stopping = Deteniendo. Las filas ya enviadas aún reciben su respuesta.
orders-stopped = Detenido
orders-done = Todas las filas han terminado
orders-progress = { $ended } de { $total } pedidos
orders-rate = { $rate } por segundo
orders-time-left = quedan unos { $span }
orders-counts = { $scored } puntuados, { $refused } rechazados, { $unknown } desconocidos
orders-progress-name = Progreso de la puntuación
orders-scored = Puntuado
orders-refused = Rechazado
orders-unknown = Desconocido
orders-not-sent = Sin enviar
orders-left-out = Fuera
orders-refused-why = Sin puntuar
orders-unknown-why = No se sabe si se puntuó
orders-no-file = Es una carpeta o un dispositivo. Elija un archivo.
orders-not-opened = No se pudo abrir el archivo
orders-empty = El archivo está vacío
orders-spreadsheet = Esta hoja de cálculo no se puede leer. Guárdela como libro de Excel (.xlsx) sin contraseña o como CSV y elija ese archivo.
orders-pdf = Es un PDF. Elija un archivo CSV o un libro de Excel.
orders-binary = No es un archivo de texto. Elija un archivo CSV o un libro de Excel.
orders-not-json = Esta línea no es un objeto JSON
orders-no-rows = El archivo tiene nombres de columnas y ninguna fila debajo
orders-no-heads = La primera fila ya tiene valores. Añada encima una fila que nombre las columnas.
orders-too-large = El archivo supera los 64 MB. Divídalo y puntúe las partes.
orders-too-many-rows = El archivo tiene más de 1 000 000 de filas. Divídalo y puntúe las partes.
orders-too-many-columns = El archivo tiene más de { $count } columnas. Quite las que no necesite.
orders-cancelled = Se canceló la lectura
orders-no-order = Falta el ID de pedido
orders-too-long = { $part } tiene más de 255 caracteres
orders-repeats = Mismo pedido y cliente que la línea { $line }
orders-cells = { $found } celdas en vez de { $expected }
orders-open-quote = Unas comillas nunca se cierran, así que lo que sigue se lee como una celda
orders-saved =
    { $count ->
        [one] { $rows } fila guardada como { $path }
       *[other] { $rows } filas guardadas como { $path }
    }
orders-not-saved = Los resultados no se guardaron
orders-file-name = puntuaciones
orders-files = Tablas
orders-head-line = Línea del archivo
orders-head-score = Puntuación de riesgo de Disputify
orders-head-band = Nivel
orders-head-markers = Indicios de fraude
orders-head-types = Tipos de indicio
orders-head-disputes = Disputas con este cliente
orders-head-result = Resultado
orders-head-details = Detalles
orders-head-at = Puntuado (UTC)
orders-reuse = Puntuaciones anteriores
orders-reuse-none = Volver a pedir todas las puntuaciones
orders-reuse-days =
    { $days ->
        [one] Usar las puntuaciones del último día
       *[other] Usar las puntuaciones de los últimos { $days } días
    }
orders-reused = Puntuado antes
orders-reused-count =
    { $count ->
        [one] Se usó 1 puntuación anterior
       *[other] Se usaron { $grouped } puntuaciones anteriores
    }
orders-from = del { $day }
orders-was = era { $score } el { $day }
orders-safe = Puede cerrar Docket. Continúa en el próximo inicio y no pide ninguna puntuación dos veces.
orders-sort = Ordenar por
orders-sort-file = Orden del archivo
orders-sort-highest = Puntuación más alta primero
orders-sort-lowest = Puntuación más baja primero
orders-sort-risen = Mayor aumento primero
orders-head-before = Puntuación anterior
orders-head-before-at = Puntuado antes (UTC)


## History beside a form

history-clear = Borrar historial…
history-filter = Filtrar
history-no-match = Nada coincide con el filtro
history-more = Mostrar más (quedan { $count })
history-show = Mostrar detalles
history-hide = Ocultar detalles
history-not-read = El historial no se cargó
history-not-cleared = El historial no se borró


## Checkouts

checkout-sent = Informadas desde este equipo
checkout-none = Ninguna compra informada
checkout-none-hint = Lo que informe se lista aquí con la respuesta de Butter
checkout-title = Informar de una compra
checkout-hint = Se envía a Butter para que Order Insight pueda evitar una disputa posterior
checkout-not-yet = Aún no se puede informar de compras
checkout-busy = Enviando la compra
checkout-send = Enviar compra
checkout-leaves = El correo y la dirección IP salen de este equipo y van a Butter
checkout-email = Correo del cliente
checkout-address = Dirección IPv4
checkout-psp = Proveedor de pagos · obligatorio
checkout-customer = ID del cliente
checkout-one-of = Al menos uno de
checkout-invoice = ID de factura
checkout-subscription = ID de suscripción
checkout-charge = ID de cargo
checkout-transaction = ID de transacción


## Recovery

recover-sent = Enviados desde este equipo
recover-none = Ningún pago enviado
recover-none-hint = Lo que envíe se lista aquí con la respuesta de Butter
recover-title = Enviar un pago a recuperar
recover-hint = Butter Recover mira el pago enseguida y puede volver a cobrar al cliente. Los pagos disputados no van aquí.
recover-live = Esta cuenta es real: un pago inventado puede convertirse en un cobro de verdad
recover-not-yet = Aún no se pueden enviar pagos
recover-busy = Enviando el pago
recover-preview = Lo que se envía, en JSON
recover-preview-copy = Copiar el JSON
recover-send-live = Enviar pago…
recover-send = Enviar pago
recover-group-customer = Cliente y factura
recover-customer = ID del cliente
recover-subscription = ID de suscripción
recover-subscription-start = Inicio de la suscripción
recover-invoice = ID de factura
recover-invoice-created = Factura creada
recover-method = ID del medio de pago
recover-group-transaction = Transacción
recover-transaction = ID de transacción
recover-psp-transaction = ID de transacción del proveedor
recover-amount = Importe
recover-currency = Moneda
recover-country = País del adquirente
recover-scheme = Red de tarjetas
recover-created = Transacción creada
recover-message = Mensaje del emisor
recover-network-transaction = ID de transacción de la red
recover-mid = ID de comercio (MID)
recover-went-through = Correcto
recover-failed = Fallido
recover-psp = Proveedor · obligatorio
recover-funding = Tipo de tarjeta · obligatorio
recover-outcome = Resultado · obligatorio
recover-described = { $psp } · cliente { $customer } · { $message }


## Files whose rows are sent

checkout-by-form = Una compra
import-checkouts-file = Archivo de compras
import-checkouts-example = /home/yo/compras.csv
import-checkouts-hint = CSV u otro archivo de texto con columnas, un libro de Excel o un objeto JSON en cada línea. La primera fila, o los objetos, nombran las columnas con los nombres de Butter o de una tienda. Como máximo 1 000 000 de filas y 64 MB. Cada fila se comprueba antes de enviar nada.
import-checkouts-sends = El correo, la dirección IP y los ID de cada fila salen de este equipo y van a Butter. Los importes solo se suman aquí.
import-checkouts-need = Elija las columnas del correo, de la dirección IPv4 y de al menos un ID. Sin columna para el proveedor, elija uno para todas las filas.
import-checkouts-no-key = Añada primero en Ajustes el usuario y la contraseña de los datos de disputas de Butter
import-checkouts-name = compras
import-checkouts-send =
    { $count ->
        [one] Enviar { $checkouts } compra
       *[other] Enviar { $checkouts } compras
    }
recover-by-form = Un pago
import-payments-file = Archivo de pagos
import-payments-example = /home/yo/pagos.csv
import-payments-hint = CSV u otro archivo de texto con columnas, un libro de Excel o un objeto JSON en cada línea. Una fila, o cada objeto de una lista, es una transacción. Las filas con el mismo ID de evento o, sin esa columna, las de un cliente, suscripción y factura se envían como un evento. Como máximo 1 000 000 de filas y 64 MB.
import-payments-sends = Butter Recover mira cada evento enseguida y puede volver a cobrar al cliente. Los pagos disputados no van aquí.
import-payments-need = Hay que elegir todas las columnas menos el ID de evento, el ID de transacción de la red y el ID de comercio. Sin columna para el proveedor, elija uno para todas las filas.
import-payments-no-key = Añada primero en Ajustes una clave de Butter Recover
import-payments-name = pagos
import-payments-send =
    { $count ->
        [one] Enviar { $events } evento…
       *[other] Enviar { $events } eventos…
    }
import-event = ID de evento
import-funding = Tipo de tarjeta
import-success = Resultado
import-no-such-funding = Butter no conoce el tipo de tarjeta { $named }
import-no-such-success = El resultado { $named } no es ni correcto ni fallido
import-differs = { $part } es distinto del de la primera fila del evento
import-psp = Proveedor de pagos
import-psp-of-all = Proveedor de las filas que no lo indican
import-psp-none = Ninguno
import-amount = Importe, no se envía
import-currency = Moneda, no se envía
import-no-such-psp = Butter no conoce el proveedor { $named }
import-no-currency = El importe no tiene una moneda conocida
import-repeats = Igual que la línea { $line }
import-sent-before = Ya enviado antes desde este equipo
import-with = La línea { $line } es del mismo evento y no se puede enviar
import-again = Enviar otra vez las filas enviadas antes
import-sums = Total: { $sums }
import-summary = { $ready } para enviar, { $wrong } con problemas, { $repeats } repetidas
import-summary-sent = { $sent } enviadas antes
import-none-ready = No se puede enviar ninguna fila
import-beginning = Añadiendo las filas a la bandeja de salida
import-not-begun = Las filas no se añadieron a la bandeja de salida
import-save-left-out = Guardar filas con problemas…
import-left-out-name = filas por corregir
import-columns-kept = Como los eligió antes para un archivo con estas columnas
import-columns-forget = Olvidar esta elección
import-json = Lo que se envía
import-empty-hint = Elija un archivo. Cada fila se comprueba antes de enviar nada.
import-files = Archivos
import-progress = { $ended } de { $total } filas
import-progress-name = Progreso del envío
import-counts = { $accepted } aceptadas, { $refused } rechazadas, { $unknown } desconocidas
import-counts-not-sent = { $count } sin enviar
import-queued = En cola
import-open = Enviando
import-accepted = Aceptado
import-unknown-why = No se sabe si se aceptó
import-sending = Enviando
import-paused = En pausa. Las filas ya en camino aún reciben su respuesta.
import-outbox-paused = La bandeja de salida está en pausa
import-hold-unknowns = En pausa, porque cinco filas seguidas no recibieron respuesta. Reanude cuando el servicio vuelva a responder.
import-hold-refusals = En pausa, porque se rechazaron 50 filas seguidas. Vea los motivos y después reanude o detenga.
import-hold-elsewhere = En pausa, porque la dirección de la cuenta ha cambiado desde entonces. Reanude para enviar el resto a la nueva.
import-hold-restored = En pausa, porque viene de una copia de seguridad. El otro equipo puede haber enviado el resto.
import-resting = El servicio pidió una pausa o no responde. El envío continúa automáticamente.
import-no-key = El servicio no acepta la clave. Compruébela en Ajustes.
import-safe = Puede cerrar Docket. Continúa en el próximo inicio y no envía ninguna fila dos veces.
import-again-refused = Enviar de nuevo { $count } rechazadas
import-again-not-sent = Enviar { $count } sin enviar
import-again-unknown = Enviar de nuevo { $count } desconocidas
import-again-unknown-hint = Las filas sin respuesta pueden haber llegado. Si se envían de nuevo, pueden estar dos veces.
import-save-refused = Guardar filas rechazadas…
import-close = Volver a los archivos
import-more = Mostrar más
watched-title = Carpeta de compras de { $account }
watched-hint = Los archivos nuevos se comprueban y sus compras se envían mientras esta cuenta está abierta. Un archivo se envía una sola vez, se llame como se llame, y nunca se mueve ni se cambia. Las filas con problemas se guardan para corregirlas, las de los últimos 100 archivos así. CSV, libros de Excel y líneas JSON; los enlaces y las carpetas que haya dentro no se tocan.
watched-folder = Carpeta
watched-example = /home/usted/compras
watched-not-whole = Escriba la ruta completa de una carpeta
watched-begin = Vigilar esta carpeta
watched-stop = Dejar de vigilar
watched-on = Se vigila { $path }
watched-unasked = Enviar a esta cuenta real sin preguntar
watched-unasked-hint = Si no, cada archivo espera en pausa en la bandeja de salida hasta que lo reanude.
watched-caption = Carpeta vigilada
watched-waiting =
    { $count ->
        [one] { $files } archivo aún se está escribiendo o es el siguiente
       *[other] { $files } archivos aún se están escribiendo o son los siguientes
    }
watched-no-folder = No se puede leer la carpeta
watched-too-many = Hay más de { $most } archivos en la carpeta. Mueva los antiguos a otro lugar.
watched-no-outbox = No se toma nada mientras no se pueda leer lo que se envió antes
watched-columns = Ábralo aquí una vez y elija sus columnas. Desde entonces se toman los archivos como este.
watched-counts =
    { $count ->
        [one] { $begun } compra añadida a la bandeja de salida, { $wrong } con problemas, { $known } repetidas o ya enviadas
       *[other] { $begun } compras añadidas a la bandeja de salida, { $wrong } con problemas, { $known } repetidas o ya enviadas
    }
watched-rows =
    { $count ->
        [one] Ver { $rows } fila por corregir
       *[other] Ver { $rows } filas por corregir
    }
watched-taken = { $name } se tomó de la carpeta vigilada
import-hold-watched = De la carpeta vigilada. Véalo y reanúdelo para enviarlo, o deténgalo.
import-head-reference = Referencia
import-head-at = Último cambio (UTC)


## Settings

settings-account = Cuenta
settings-appearance = Apariencia
settings-team = Equipo
settings-team-hint = Quién trabaja en una disputa y cuánto ha avanzado se guarda en sus etiquetas de Finix { $assignee } y { $work }. Las ve quien tenga acceso a la cuenta, en Docket y en el Finix Dashboard.
settings-my-name = Mi nombre
settings-my-name-hint = Un nombre corto o iniciales. Lo llevan las disputas que se asigne a usted.
settings-my-name-save = Guardar nombre
settings-sending = Envío y puntuaciones
settings-deadlines = Plazos y avisos
settings-alerts = Notificaciones de escritorio
settings-alerts-due = Una disputa vence en 48, 24 o 4 horas
settings-alerts-reopened = Se reabre una disputa
settings-alerts-evidence = No se subieron pruebas
settings-alerts-outbox = Otra cosa de la bandeja de salida le necesita
settings-alerts-new = Una disputa nueva necesita respuesta
settings-alerts-decided = Una disputa se gana o se pierde
settings-alerts-quiet = Horas de silencio
settings-alerts-quiet-from = Desde
settings-alerts-quiet-to = Hasta
settings-alerts-hour = { $hour }:00
settings-alerts-quiet-hint = En las horas de silencio no se muestra nada, ni lo que vence en 4 horas. Lo que siga siendo cierto se muestra cuando terminan.
settings-alerts-hint = Se muestran para la cuenta abierta mientras Docket funciona, cada una una vez, y muchas del mismo tipo como una. No nombran clientes ni tarjetas, porque cualquiera puede leerlas en una pantalla bloqueada. Un clic abre la disputa.
behind-title = Al cerrar la ventana
behind-wanted = Mantener Docket en la bandeja del sistema
behind-hint = Cerrar la ventana entonces solo la oculta. Docket sigue obteniendo disputas, mostrando notificaciones y enviando lo que espera en la bandeja de salida, hasta que elija Salir en su icono o pulse Ctrl Q. Un Docket bloqueado no obtiene nada.
behind-absent = Su escritorio no muestra ahora iconos en la bandeja, así que cerrar la ventana termina Docket. En GNOME, una extensión como AppIndicator añade una bandeja.
behind-none = Docket sigue funcionando tras una ventana cerrada solo en escritorios Linux
behind-open = Abrir Docket
behind-told = Docket sigue funcionando
behind-how = La ventana está cerrada. Ábrala de nuevo o salga en el icono de la bandeja.
settings-alerts-none = Docket muestra notificaciones solo en escritorios Linux
settings-margin = Margen de seguridad de { $account }
settings-margin-none = Ninguno: cuenta el plazo de Finix
settings-margin-hours = { $span } antes del plazo de Finix
settings-margin-other = Otro…
settings-margin-typed = Horas antes del plazo de Finix
settings-margin-wrong = Escriba horas enteras de 1 a { $most }
settings-margin-hint = Su objetivo es el plazo de Finix menos el margen. El tiempo restante, su color y las esperas siguen su objetivo. El plazo de Finix queda como está y siempre se muestra al lado. Solo está vencido lo que pasa del plazo de Finix.
settings-margin-search = Busque «target:» para encontrar disputas por su objetivo, y «due:» para encontrarlas por el plazo de Finix.
settings-limits = Límites de las pruebas
settings-letterhead = Membrete
settings-letterhead-hint = Se imprime en las cartas de réplica de { $account }. Lo que deje vacío se omite.
settings-company = Empresa
settings-letter-address = Dirección de la empresa
settings-contact = Contacto, como un correo o un teléfono
settings-signatory = Firmado por
settings-role = Cargo
settings-letter-text = El texto de la carta
settings-tables = Tablas de referencia
settings-data = Datos en este equipo
settings-keyboard = Atajos de teclado
settings-keys = Cambiar atajos
settings-keys-hint = Un atajo de una disputa abierta o de la lista puede ser una sola letra. Uno que funciona en todas las páginas necesita Ctrl, Alt o una tecla de función.
settings-keys-change = Cambiar
settings-keys-change-label = Cambiar el atajo «{ $command }»
settings-keys-press = Pulse las teclas nuevas, o Esc para cancelar
settings-keys-row-below = Ir a la fila de abajo
settings-keys-row-above = Ir a la fila de arriba
settings-keys-page = Mostrar la página { $page }
settings-keys-none = Sin atajo
settings-keys-remove = Quitar
settings-keys-reset = Restablecer
settings-keys-reset-label = Restablecer el atajo «{ $command }»
settings-keys-taken = { $keys } es el atajo de «{ $command }». Pulse otras teclas.
settings-keys-reserved = { $keys } lo necesitan los campos, las listas o la ventana. Pulse otras teclas.
settings-keys-modifier = { $keys } sola se escribiría en campos de otras páginas. Pulse también Ctrl o Alt.
settings-account-saved = Cuenta guardada
settings-account-not-saved = La cuenta no se guardó
settings-account-removed = Cuenta quitada
settings-keys-left = La cuenta se quitó, pero no se eliminaron todas las claves
settings-wiped = Datos borrados. Las disputas se vuelven a cargar de Finix.
settings-not-wiped = No se borró todo
settings-accounts = Cuentas
settings-this-app = Esta aplicación
settings-not-saved-label = { $name }, sin guardar
settings-not-saved = SIN GUARDAR
settings-account-label = { $name }, { $environment }
settings-new-account = Cuenta nueva
settings-this-run = Guardar las claves en memoria, solo para esta ejecución
settings-keyring = Las claves están en el llavero de este equipo, nunca en un archivo
settings-name = Nombre
settings-name-example = Acme Outdoor
settings-name-missing = Escriba un nombre para la cuenta
settings-sandbox = Pruebas (sandbox)
settings-live = Real, con dinero de verdad
settings-environment = Entorno
settings-saving-account = Guardando la cuenta
settings-save = Guardar
settings-remove-account = Quitar cuenta…
settings-saving-hint = Guardando. Si el llavero está bloqueado, su propia ventana pide la contraseña.
settings-address = Dirección base
settings-address-hint = https, o http en este equipo. Vacío para la dirección del proveedor.
settings-where-finix = En el Finix Dashboard del mismo entorno, en Developers › API Keys. La contraseña se muestra solo una vez.
settings-where-butter-disputes = Butter le da usuario y contraseña al darse de alta: un par para pruebas y otro para producción
settings-where-disputify = En el portal para desarrolladores de Disputify
settings-where-butter-recover = Butter le da la clave de API: una para pruebas y otra para producción
settings-recover-test = La prueba envía un pago vacío, que no nombra a nadie y se rechaza
settings-delete-key = Eliminar clave guardada
settings-own-address = Dirección propia…
settings-kept-secret = Guardada; escriba para reemplazarla
settings-user = Usuario
settings-user-missing = Escriba el usuario
settings-password = Contraseña
settings-password-missing = Escriba la contraseña
settings-api-token = Token de API
settings-token-missing = Escriba el token de API
settings-sent-as = Enviar la clave como
settings-sent-as-token = Token de API (api_token)
settings-sent-as-key = Clave de API (api_key)
settings-api-key = Clave de API
settings-key-missing = Escriba la clave de API
settings-key-elsewhere = La clave guardada es de la dirección anterior. Escriba la de esta.
settings-test-busy = Prueba en curso
settings-test = Probar
settings-test-label = Probar { $service }
settings-testing = Probando
settings-connected = Conectado
settings-reached = Responde
settings-not-tested = Sin probar
settings-key-kept = Clave guardada
settings-key-not-set = Sin definir
settings-key-not-taken = { $service } no aceptó la clave
settings-nothing-proved = El servicio respondió, pero nada de lo que dijo demuestra si la clave es correcta
settings-key-unread = La clave no se leyó
settings-failed-no-key = Sin clave
settings-failed-password = Usuario o contraseña incorrectos
settings-failed-refused = Clave rechazada
settings-failed-connect = Sin conexión
settings-failed-timeout = Sin respuesta a tiempo
settings-failed = Falló
settings-demo = La cuenta de demostración funciona en un servidor dentro de Docket. Sus disputas son inventadas, nada sale de este equipo y no necesita claves. Todo lo que haga en ella desaparece al cerrar Docket.
settings-theme = Tema
settings-theme-system = Como el sistema
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-contrast = Contraste
settings-contrast-system = Contraste como el sistema
settings-contrast-standard = Contraste normal
settings-contrast-high = Contraste alto
settings-motion = Movimiento
settings-motion-system = Movimiento como el sistema
settings-motion-standard = Movimiento normal
settings-motion-reduced = Menos movimiento
settings-language = Idioma
settings-language-system = Como el sistema ({ $language })
settings-start-page = Página al iniciar
settings-text-size = Tamaño del texto
settings-percent = { $percent } %
settings-no-hold = Sin espera
settings-hold-seconds = { $seconds } s
settings-hold-until = Hasta { $span } antes del plazo
settings-hold = Espera antes de enviar una presentación o aceptación
settings-hold-hint = Puede cancelar durante la espera. Se envía solo mientras Docket funciona, y ninguna espera llega a las últimas 24 horas antes del plazo.
settings-bands = Niveles de puntuación
settings-bands-elevated = Elevado desde
settings-bands-high = Alto desde
settings-bands-hint = Disputify no publica niveles, así que estos son suyos
settings-bands-save = Guardar niveles
settings-bands-order = Elevado debe empezar por debajo de alto
settings-bands-numbers = Ambos deben ser números de 0 a 100
settings-limits-hint = Los archivos se comprueban con estos límites antes de enviarse. Finix ha publicado dos juegos. Un PDF de 1 MB como máximo cumple ambos.
settings-limits-total = { $count } archivos, { $size } en total
settings-limits-source = Fuente: { $source }
settings-data-none = No se guarda nada
settings-data-folder = Carpeta
settings-data-settings = Archivo de ajustes
settings-data-logs = Abrir registros
settings-data-reports = Abrir informes de fallos
settings-data-reports-hint = Los registros y los informes de fallos dicen dónde falló algo en Docket. No contienen claves ni clientes, y nunca se envían.
settings-data-folder-hint = settings.toml contiene los nombres y direcciones de sus cuentas, usuarios y sus preferencias. No contiene claves, disputas ni clientes.
settings-sync = Buscar cambios mientras la ventana es visible
settings-sync-hint = Docket también busca enseguida cuando vuelve a la ventana o pulsa F5
settings-data-disputes = Disputas
settings-data-not-yet = Aún no
settings-data-synced = Última sincronización
settings-data-kept = Guardado
settings-data-memory = En memoria, hasta que cierre Docket
settings-data-demo = La cuenta de demostración empieza de cero cada vez
settings-data-size = Tamaño
settings-data-file = Archivo
settings-data-encrypted = Cifrado con una clave aleatoria que solo tiene el llavero de este equipo
settings-data-wipe = Borrar los datos de este equipo…
settings-lock = Bloquear Docket si nadie lo usa durante
settings-lock-never = Nunca
settings-lock-session = Bloquear Docket cuando se bloquee la sesión
settings-lock-hint = Oculta todo y quita las claves de la memoria. Lo que se está enviando termina antes. Las notificaciones se pausan. Si su llavero está desbloqueado, un clic desbloquea Docket, así que bloquee también su sesión.
settings-csv-system = Como el sistema ({ $separator })
settings-csv = Separador en archivos CSV
settings-csv-mark = Conservar letras y ceros iniciales en Excel
settings-sync-seconds = Cada { $seconds } s
settings-sync-minutes = Cada { $minutes } min
settings-table-in-force = { $table }: en uso
settings-table-not-saved = Sin guardar
settings-table-crashed = Sin guardar, porque algo falló en Docket
settings-tables-fixed = En este equipo no se guardan ajustes, así que las tablas no se pueden editar
settings-table-copy = Su copia editada
settings-table-copy-version = Su copia editada, versión { $version }
settings-table-default = Original; cada línea indica su fuente y fecha
settings-table-default-version = Original; cada línea indica su fuente y fecha, versión { $version }
settings-table-edit = Editar { $table }…
settings-table-as-text = Editar { $table } como JSON…
settings-table-reset = Restablecer { $table }
settings-nothing-changed = No ha cambiado nada
settings-letter-wrong = { $name } tiene un error
settings-letter-example = Vista previa con una disputa de ejemplo
settings-letter-asked = Docket pregunta por: { $names }
settings-limits-wrong = { $name } tiene un límite que no es un número
settings-limit-files = Archivos
settings-limit-total = Todos los archivos juntos, en KB
settings-limit-image = Cada JPEG o PNG, en KB
settings-limit-document = Cada PDF o TIFF, en KB
settings-limit-file = Cada archivo, en KB
settings-limit-pages = Páginas por archivo
settings-limit-dpi = Resolución, en ppp
settings-limit-wrong = Escriba un número mayor que 0
settings-limit-optional = Deje vacío un campo donde no haya límite
settings-entry-source = Fuente
settings-entry-preview = Vista previa, como la muestra una disputa
settings-entry-last = Una lista conserva al menos una entrada
settings-code-network = Red de tarjetas
settings-code-add = Añadir código de motivo
settings-code-new = Nuevo código de motivo
settings-code = Código
settings-code-name = Nombre
settings-code-category = Categoría
settings-code-claim = Reclamación
settings-code-note = Nota
settings-code-empty = Escriba el código
settings-code-no-preview = Se muestra cuando haya un código
settings-code-odd = Use solo letras, cifras y puntos
settings-code-name-empty = Escriba el nombre que la red da al código
settings-code-claim-empty = Elija qué reclama el titular
settings-claim-label = Nombre de la reclamación en su título
settings-item-add = Añadir punto
settings-item-new = Punto nuevo
settings-item-text = Punto
settings-item-strength = Cuánto decide
settings-item-need = Si es necesario
settings-item-only-code = Solo para el código de motivo
settings-item-empty = Escriba qué lo muestra
settings-item-code-unknown = No está en los códigos de motivo. Déjelo vacío para todos.
settings-item-networks = La tabla tiene textos propios para { $networks }; quedan como están.
settings-item-in-letters = En cartas: ?{ $id }
settings-table-hint = JSON. Una copia que no se puede leer no se usa, y Docket dice qué línea está mal.
settings-table-save = Guardar y usar
settings-table-restore = Restaurar texto original


## Kit

kit-and-more = Y { $count } más
kit-cancel = Cancelar
kit-retry = Reintentar
kit-close = Cerrar
kit-refresh = Actualizar
kit-try-again = Intentar de nuevo
kit-dismiss = Descartar
kit-discard = Desechar
kit-edit = Editar…
kit-check-again = Comprobar de nuevo
kit-open-settings = Abrir ajustes
kit-open-folder = Abrir carpeta
kit-remove = Quitar
kit-add-account = Añadir cuenta…
kit-connect-account = Conectar una cuenta…
kit-open-demo = Abrir la cuenta de demostración
kit-open-in-workbench = Abrir en el taller
kit-skip = Omitir
kit-demo-account = Demo
kit-field-required = { $label } · obligatorio
kit-field-example = p. ej. { $example }
kit-choose = Elegir
kit-technical-detail = Detalle técnico
kit-copy-detail = Copiar detalle
kit-check-done = Hecho
kit-check-open = Abierto
kit-check-bad = No es posible
kit-check-empty = Sin hacer
kit-copy = Copiar { $name }
kit-show-secret = Mostrar { $name }
kit-hide-secret = Ocultar { $name }
kit-resize = Cambiar el ancho del panel
kit-calendar = { $label }: elegir un día
kit-calendar-before = Mes anterior
kit-calendar-after = Mes siguiente
kit-calendar-month =
    { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } de { $year }
kit-calendar-day =
    { $day ->
        [1] lu
        [2] ma
        [3] mi
        [4] ju
        [5] vi
        [6] sá
       *[7] do
    }
kit-fields-first = Algunos campos deben corregirse antes
kit-fields-to-fix =
    { $count ->
        [one] { $count } campo por corregir
       *[other] { $count } campos por corregir
    }


## Field problems

problem-email-empty = Escriba una dirección de correo
problem-email-long = Una dirección de correo puede tener 254 caracteres como máximo
problem-email-space = Una dirección de correo no puede tener espacios
problem-email-no-at = Una dirección de correo necesita una @
problem-email-no-name = Falta la parte antes de la @
problem-email-second-at = Una dirección de correo solo puede tener una @
problem-email-domain = La parte después de la @ necesita un dominio como example.org
problem-email-dot = Un punto antes de la @ está mal puesto

problem-address-empty = Escriba la dirección IPv4 del cliente
problem-address-ipv6 = { $address } no es una dirección IPv4. No se puede informar de clientes con IPv6.
problem-address-not-four = { $address } no es una dirección IPv4: necesita cuatro números con puntos entre ellos
problem-address-large = { $address } no es una dirección IPv4: { $part } es mayor que 255
problem-address-zero = { $address } no es una dirección IPv4: { $part } empieza por cero
problem-address-odd = { $address } no es una dirección IPv4

problem-amount-empty = Escriba un importe
problem-amount-commas = Escriba { $currency } sin separadores de miles, por ejemplo { $example }
problem-amount-decimals =
    { $decimals ->
        [0] { $currency } no tiene decimales
        [one] { $currency } tiene 1 decimal
       *[other] { $currency } tiene { $decimals } decimales
    }
problem-amount-large = El importe es demasiado grande
problem-amount-not-a-number = { $typed } no es un importe como { $example }
problem-amount-digits = { $typed } tiene demasiadas cifras

problem-provider = Elija el proveedor de pagos
problem-checkout-id = Escriba al menos uno de los cuatro ID
problem-checkout-charge = Un ID de cargo es de Stripe; otro proveedor puede no reconocerlo
problem-score-phone = Un teléfono tiene al menos cinco cifras

problem-payment-customer = Escriba su ID del cliente
problem-payment-subscription = Escriba la suscripción
problem-payment-invoice = Escriba la factura
problem-payment-transaction = Escriba su ID de la transacción
problem-payment-provider-transaction = Escriba el ID de transacción del proveedor
problem-payment-funding-source = Elija cómo pagó el cliente
problem-payment-method = Escriba el medio de pago
problem-payment-network = Escriba la red de tarjetas, por ejemplo visa
problem-payment-outcome = Elija si el pago fue correcto
problem-payment-response = Escriba el mensaje del emisor
problem-payment-worldpay = Worldpay lo exige
problem-payment-time-empty = Escriba una hora como 2026-09-25T03:57:26Z
problem-payment-time = { $typed } no es una hora como 2026-09-25T03:57:26Z
problem-payment-country = Escriba las dos letras de un país, por ejemplo US
problem-payment-currency = Escriba las tres letras de una moneda, por ejemplo USD
problem-payment-zero = Escriba un importe mayor que cero

problem-url-none = Escriba una dirección como https://api.example.com
problem-url-http = El http sin cifrar solo vale para este equipo. Use https.
problem-url-parts = La dirección no puede tener usuario, contraseña, signo de interrogación ni #

problem-tag-no-key = La clave está vacía
problem-tag-long-key = La clave tiene más de { $most } caracteres
problem-tag-odd-key = La clave tiene un carácter que no se puede mostrar
problem-tag-long-value = El valor tiene más de { $most } caracteres
problem-tags-many = { $count } etiquetas son más que las { $most } que guarda Finix
problem-tags-one = { $key }: { $problem }
problem-person-empty = Escriba un nombre
problem-person-long = Use 30 caracteres como máximo
problem-person-odd = El nombre tiene un carácter que no se puede mostrar
problem-person-email = Use un nombre corto o iniciales, no un correo
problem-person-reserved = La búsqueda usa esta palabra para otra cosa

problem-term-field = No hay ningún campo { $name }. Póngalo entre comillas para buscarlo como texto.
problem-term-amount = amount lleva un número como >200 o 100..500, no { $typed }
problem-term-today = today lleva aquí una fecha como 2026-11-21
problem-term-sign = Ponga < o > delante de { $typed }
problem-term-time = { $typed } no es una fecha ni un intervalo. Pruebe 2026-11-21, 2026-11, 3d, 12h o 2w.

problem-purchases-unreadable = La tabla no se puede leer: { $said }
problem-purchases-empty = La tabla está vacía
problem-purchases-no-lines = La tabla no tiene filas bajo los nombres de sus columnas
problem-purchases-no-date = Elija la columna de la fecha

problem-limit-empty = El archivo está vacío
problem-limit-type = { $kind } no sirve como prueba. Finix acepta { $taken }.
problem-limit-size = { $size } supera el límite de { $limit } para { $kind }
problem-limit-files = Finix acepta { $limit } archivos por disputa como máximo
problem-limit-total = Con este archivo, la disputa tendría más de los { $limit } que acepta Finix

problem-table-empty = { $list } está vacío
problem-table-takes-nothing = { $rules } no acepta ningún archivo
problem-table-twice = { $code } está dos veces en la lista
problem-table-same-item = { $claim }: dos puntos tienen el mismo ID

problem-letter-empty = La carta no tiene texto
problem-letter-exhibit = { $field } necesita un punto delante, como en ?delivery_proof: … – { $line }
problem-letter-item = Un punto son minúsculas, cifras y _, y después dos puntos – { $line }
problem-letter-names-exhibit = La carta remite al anexo { $exhibit }, que no está en el expediente
problem-letter-names-page = La carta remite a la página { $page } del anexo { $exhibit }, que no está en el expediente


## Labels of the domain

environment-demo = Demo
environment-sandbox = Pruebas
environment-live = Real

service-finix = Disputas de Finix
service-disputify = Puntuación de Disputify
service-butter-disputes = Datos de disputas de Butter
service-butter-recover = Butter Recover

dispute-state-inquiry = Consulta
dispute-state-pending = Pendiente
dispute-state-won = Ganada
dispute-state-lost = Perdida
dispute-state-arbitration = Arbitraje
dispute-state-expired = Caducada

dispute-response-needed = Por responder
dispute-response-responded = Respondida
dispute-response-accepted = Aceptada
dispute-response-not-allowed = No admite respuesta
dispute-response-unknown = Desconocido

dispute-reason-fraud = Fraude
dispute-reason-quality = Calidad
dispute-reason-clerical = Administrativo
dispute-reason-technical = Técnico
dispute-reason-inquiry = Consulta

dispute-status-needs-response = Por responder
dispute-status-reopened = Reabierta
dispute-status-responded = Respondida
dispute-status-accepted = Aceptada
dispute-status-won = Ganada
dispute-status-lost = Perdida
dispute-status-open = Abierta

evidence-sent-chargeback = Enviadas para el contracargo
evidence-sent-inquiry = Enviadas para la consulta
evidence-sent-none = Ninguna
evidence-sent-not-supported = No admitidas
evidence-sent-unknown = Desconocido

evidence-state-pending = En camino al procesador
evidence-state-succeeded = Recibido por Finix
evidence-state-failed = Rechazado por el procesador
evidence-state-canceled = Cancelado

adjustment-merchant-debit = Retirado al comercio
adjustment-merchant-credit = Devuelto al comercio
adjustment-platform-credit = Reflejado en la cuenta de la plataforma
adjustment-platform-debit = Reflejado en la cuenta de la plataforma
adjustment-merchant-debit-adjustment = Corrección, retirado
adjustment-merchant-credit-adjustment = Corrección, devuelto

card-brand-digits = { $brand } •••• { $last4 }
card-digits = •••• { $last4 }

transfer-state-succeeded = Correcto
transfer-state-pending = Pendiente
transfer-state-failed = Fallido
transfer-state-canceled = Cancelado
transfer-state-unknown = Desconocido

funding-credit = Crédito
funding-debit = Débito
funding-prepaid = Prepago
funding-mixed = Mixta
funding-paypal = PayPal
funding-uncategorized = Sin clasificar
funding-unknown = Desconocida

score-band-no-match = Sin coincidencia
score-band-low = Bajo
score-band-elevated = Elevado
score-band-high = Alto
score-band-unscored = Sin puntuación

# Notificaciones del escritorio. Cualquiera puede leerlas en una pantalla bloqueada.
alert-open = Abrir
alert-account = { $account }, { $environment }
alert-due =
    { $count ->
        [one] Una disputa vence en { $span }
       *[other] { $count } disputas vencen en { $span }
    }
alert-target =
    { $count ->
        [one] Una disputa llega a su objetivo en { $span }
       *[other] { $count } disputas llegan a su objetivo en { $span }
    }
alert-new =
    { $count ->
        [one] Una disputa nueva necesita respuesta
       *[other] { $count } disputas nuevas necesitan respuesta
    }
alert-reopened =
    { $count ->
        [one] Se reabrió una disputa
       *[other] Se reabrieron { $count } disputas
    }
alert-won =
    { $count ->
        [one] Se ganó una disputa
       *[other] Se ganaron { $count } disputas
    }
alert-lost =
    { $count ->
        [one] Se perdió una disputa
       *[other] Se perdieron { $count } disputas
    }
alert-evidence =
    { $count ->
        [one] No se subió un archivo de pruebas
       *[other] No se subieron { $count } archivos de pruebas
    }
alert-outbox =
    { $count ->
        [one] Algo de la bandeja de salida requiere su atención
       *[other] { $count } elementos de la bandeja de salida requieren su atención
    }

today-not-read = No se contó lo que vence
today-overdue = Vencidas
today-past-target = Tras su objetivo
today-today = Vencen hoy
today-tomorrow = Mañana
today-target-today = Objetivo hoy
today-target-tomorrow = Objetivo mañana
today-target-in-a-week = Objetivo en 2–6 días
today-target-later = Objetivo después
today-in-a-week = En 2–6 días
today-later = Más tarde
today-undated = Sin fecha
today-number = { $name }: { $count }
today-more-currencies = { $sum } +{ $others }
today-next = Próximas en vencer
today-next-none = Ninguna respuesta pendiente
today-open = Abrir { $dispute }
today-needs = Requiere su atención
today-needs-none = Nada requiere su atención
today-mine = Asignadas a usted
today-needs-more = { $count } más en la bandeja de salida
today-open-row = { $what }, { $whose }
today-news = Qué ha cambiado
today-since = Desde
today-since-yesterday = Ayer
today-since-looked = Su última visita ({ $at })
today-since-week = Hace una semana
today-new = Nuevas
today-reopened = Reabiertas
today-won = Ganadas
today-lost = Perdidas
today-news-hint = Reabiertas, ganadas y perdidas son disputas que Finix cambió desde entonces
today-calendar = Vencimientos
today-calendar-month = Mes
today-calendar-week = Semana
today-calendar-now = Volver a hoy
today-calendar-target = Días de su objetivo, { $margin } antes del plazo de Finix
today-week = { $first } – { $last }
today-week-before = Semana anterior
today-week-after = Semana siguiente
today-day =
    { $count ->
        [0] { $day }: nada vence
       *[other] { $day }: { $count } vencen, { $sums }
    }

list-queue-needs-response = Por responder
list-queue-under-review = En revisión
list-queue-won = Ganadas
list-queue-lost = Perdidas
list-queue-all = Todas

list-due-overdue = Vencida
list-due-day = En 24 horas
list-due-three-days = En 3 días
list-due-week = En 7 días
list-due-any = Cualquier plazo

list-column-due = Vence
list-column-target = Objetivo
list-column-target-tip = Tiempo hasta su propio objetivo, { $margin } antes del plazo de Finix
list-column-amount = Importe
list-column-reason = Motivo
list-column-code = Código
list-column-status = Estado
list-column-merchant = Comercio
list-column-order = Pedido
list-column-dispute = Disputa
list-column-customer = Cliente
list-column-created = Abierta
list-column-updated = Actualizada
list-column-transfer = Pago
list-column-assignee = Responsable
list-column-work = Trabajo

export-title =
    { $count ->
        [one] Exportar { $count } disputa
       *[other] Exportar { $count } disputas
    }
export-hint = Exactamente la lista que ve, en su orden
export-selected-hint = Solo las disputas seleccionadas, en el orden de la lista
export-everywhere-hint = Las disputas de todas las cuentas como están en la lista ahora, en este orden, con su cuenta
export-environment = Entorno
export-format = Formato
export-format-csv = CSV para cualquier hoja de cálculo
export-format-xlsx = Libro de Excel
export-format-json = JSON como lo envió Finix
export-format-ics = Calendario de plazos
export-columns = Columnas
export-columns-shown = Columnas de la lista
export-columns-all = Todas las columnas
export-xlsx-hint = Los importes son números y las horas son fechas. Lo que no cabe en una hoja sigue en la siguiente.
export-json-hint = Cada disputa con todos sus campos, sin cambios. Los números de tarjeta en etiquetas no se ocultan.
export-incomplete =
    { $count ->
        [one] El importe de { $count } disputa aún se está cargando. Estaría vacío en el archivo, o la disputa faltaría si filtra por importe. La barra de arriba muestra cuántos quedan.
       *[other] Los importes de { $count } disputas aún se están cargando. Estarían vacíos en el archivo, o las disputas faltarían si filtra por importe. La barra de arriba muestra cuántos quedan.
    }
export-ics-hint = Una entrada por cada disputa que necesita respuesta, en su plazo, con un recordatorio el día anterior. Al importarla de nuevo se actualiza.
export-event-title = Responder antes de: disputa de { $amount }, { $merchant }
export-event-unpriced = Importe desconocido
export-deadline = Añadir plazo al calendario…
export-save = Guardar como…
export-busy = Aún se está exportando otra lista
export-running = Exportando: { $done } de { $total } disputas
export-progress = Progreso de la exportación
export-cancel = Cancelar exportación
export-sheet = Disputas
export-dispute = Disputa
export-status = Situación
export-state = Estado
export-response = Estado de respuesta
export-amount = Importe
export-currency = Moneda
export-reason = Motivo
export-code = Código
export-merchant = Comercio
export-order = Pedido
export-customer = Cliente
export-due-utc = Responder antes de (UTC)
export-due-local = Responder antes de (local)
export-opened = Abierta (UTC)
export-changed = Actualizada (UTC)
export-payment = Pago
export-assignee = Responsable
export-work = Estado del trabajo

separator-comma = Coma, importes como 1234.50
separator-semicolon = Punto y coma, importes como 1234,50
separator-semicolon-point = Punto y coma, importes como 1234.50
separator-tab = Tabulador, importes como 1234.50

# Lo que lee la búsqueda queda en inglés.
search-hint-reason = fraud, quality, clerical…
search-hint-code = 13.1, 4853…
search-hint-status = needs response, won, lost…
search-hint-amount = >200, 100..500
search-hint-currency = USD, EUR…
search-hint-due = <3d, 0d..3d, overdue, any, 2026-12-24
search-hint-target = su propio objetivo: <3d, past, 2026-12-24
search-hint-merchant = un nombre o un ID, o exactamente uno: ="Acme Shop"
search-hint-order = un número de pedido
search-hint-customer = una dirección de correo
search-hint-created = <7d, 2026-11, >2026-11-20
search-hint-updated = <1d
search-hint-state = inquiry, pending, won, lost
search-hint-response = needs response, responded…
search-hint-card = visa, 4242
search-hint-dispute = DI…
search-hint-payment = TR…
search-hint-assignee = un nombre, me, none
search-hint-work = to do, gathering, ready, waiting, none
search-hint-tag = una etiqueta
search-hint-tag-any = lo que contenga cualquier etiqueta
search-example-more = más de 200
search-example-between = de 100 a 500
search-example-less = menos de 50
search-example-overdue = fuera de plazo
search-example-past-target = pasado su propio objetivo
search-example-today = en 24 horas
search-example-three-days = en menos de 3 días
search-example-week = en menos de una semana
search-example-within-week = en menos de una semana, no vencidas
search-example-any-due = pendientes, con o sin fecha
search-example-undated = sin plazo
search-example-last-day = en el último día
search-example-last-week = en los últimos 7 días
search-example-last-month = en los últimos 30 días
search-example-long-ago = hace más de 90 días
search-example-me = Asignadas a usted
search-example-nobody = Asignadas a nadie
search-example-no-work = Sin estado del trabajo

sensitive-card = número de tarjeta
sensitive-security-code = código de seguridad de la tarjeta
sensitive-national-id = número de identidad
sensitive-card-why = Los emisores rechazan archivos que lo muestran
sensitive-security-code-why = Nunca debe guardarse ni transmitirse
sensitive-national-id-why = Es más de lo que necesita el emisor

found-on-pages =
    { $count ->
        [0] { $what }
        [one] { $what }, página { $pages }
       *[other] { $what }, páginas { $pages }
    }

rules-alike = { $documents }, { $images } hasta { $limit }
rules-apart = { $documents } hasta { $document-limit } · { $images } hasta { $image-limit }

table-limits = Límites de pruebas y reglas de red
table-codes = Códigos de motivo
table-checklists = Listas por reclamación
table-letters = Plantillas de carta

checklist-title-code =
    { $article ->
       *[a] Qué gana una disputa { $code }: { $claim }
    }
checklist-title-code-alone =
    { $article ->
       *[a] Qué gana una disputa { $code }
    }
checklist-title-fraud = Qué gana una disputa por fraude
checklist-title-quality = Qué gana una disputa por calidad
checklist-title-clerical = Qué gana una disputa administrativa
checklist-title-technical = Qué gana una disputa técnica
checklist-title-inquiry = Qué gana una consulta
checklist-title-any = Qué gana una disputa
checklist-subject-fraud = una disputa por fraude
checklist-subject-quality = una disputa por calidad
checklist-subject-clerical = una disputa administrativa
checklist-subject-technical = una disputa técnica
checklist-subject-inquiry = una consulta
checklist-subject-any = una disputa
checklist-claim-any = Cualquier otra reclamación
checklist-strong = Fuerte
checklist-weak = Débil por sí solo
checklist-required = Obligatorio
checklist-one-of = Uno de estos
checklist-optional = Opcional
checklist-gap-required = Obligatorio: { $item }
checklist-gap-nothing-marked = Nada de lo adjunto está marcado aún como respuesta a esta reclamación

purchase-element-ip = dirección IP
purchase-element-device = ID o huella del dispositivo
purchase-element-login = cuenta o inicio de sesión
purchase-element-address = dirección de entrega

purchase-part-date = Fecha
purchase-part-amount = Importe
purchase-part-reference = Referencia (ARN)
purchase-part-goods = Bienes o servicios
purchase-part-login = Cuenta o inicio de sesión
purchase-part-ip = Dirección IP
purchase-part-device = ID o huella del dispositivo
purchase-part-address = Dirección de entrega

purchase-rule-code = El código de motivo es Visa 10.4
purchase-rule-two = { $count } de 2 transacciones previas con la misma tarjeta
purchase-rule-window = Cada una de 120 a 364 días antes de abrirse la disputa
purchase-rule-window-unknown = Cada una de 120 a 364 días antes de abrirse la disputa. No se conoce la fecha en que se abrió.
purchase-rule-window-outside = Cada una de 120 a 364 días antes de abrirse la disputa: { $which }
purchase-rule-window-no-date = Cada una de 120 a 364 días antes de abrirse la disputa: falta una fecha o no es como 2026-05-01
purchase-rule-outside = la transacción { $number } es { $days } días anterior
purchase-rule-undisputed = Ninguna de ellas se disputó ni se denunció como fraude
purchase-rule-none-same = Dos elementos son iguales en todas
purchase-rule-same = Igual en todas: { $elements }
purchase-rule-same-device = Uno de ellos es la dirección IP o el dispositivo
purchase-rule-described = Cada una dice qué se compró, y cada transacción previa tiene su número de referencia (ARN)

left-undated = Sin fecha
left-unread = Fecha ilegible
left-overdue = Vencida
# En una celda: el objetivo propio ha pasado, el plazo no.
left-past-target = quedan { $left }
due-in-span = vence en { $left }
due-in-target = { $left } hasta su objetivo
due-in-past-target = pasado su objetivo, { $left } hasta el plazo
due-in-overdue = vencida
due-in-undated = sin plazo
due-in-unread = plazo ilegible
target-and-deadline-lines =
    Su objetivo: { $target }
    Plazo de Finix: { $deadline }
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
duration-days = { $days } d
duration-days-hours = { $days } d { $hours } h

span-minutes = { $minutes } min
span-hours = { $hours } h
span-hours-minutes = { $hours } h { $minutes } min

ago-now = ahora mismo
ago-seconds = hace { $seconds } s
ago-minutes = hace { $minutes } min
ago-hours = hace { $hours } h
ago-days = hace { $days } d
age-now = ahora
age-seconds = { $seconds } s
age-minutes = { $minutes } min
age-hours = { $hours } h
age-days = { $days } d


# Days and times.
date-jan = ene
date-feb = feb
date-mar = mar
date-apr = abr
date-may = may
date-jun = jun
date-jul = jul
date-aug = ago
date-sep = sept
date-oct = oct
date-nov = nov
date-dec = dic
date-mon = lun
date-tue = mar
date-wed = mié
date-thu = jue
date-fri = vie
date-sat = sáb
date-sun = dom
date-day = { $day } { $month } { $year }
date-day-of-month = { $day } { $month }
date-month-and-year = { $month } { $year }
date-weekday-day = { $weekday }, { $date }
date-moment = { $date }, { $time }
date-utc = { $at } UTC
date-local-and-utc = { $local } hora local · { $utc } UTC

size-bytes = { $count } bytes


## Checks before an answer

check-deadline-passed = El plazo ha pasado. Finix puede rechazarlo.
check-state-unknown = Finix indica el estado de respuesta como desconocido, lo habitual en su entorno de pruebas
check-won = Esta disputa está ganada. No se puede enviar nada más.
check-lost = Esta disputa está perdida. No se puede enviar nada más.
check-answered = Se presentaron pruebas. No se puede añadir nada salvo que el emisor vuelva a preguntar.
check-accepted = Esta disputa se aceptó. No se puede deshacer.
check-closed = Finix ya no acepta respuestas a esta disputa
check-new-state = Finix indica un estado que esta versión no conoce. Use el Finix Dashboard.
check-not-due = Finix acepta solo disputas que necesitan respuesta
check-no-details = Finix no pudo enviar los detalles de esta disputa al procesador. Aún no se puede enviar nada.
check-fetching = Docket está preguntando a Finix qué permite esta disputa
check-asking-dispute = Preguntando a Finix por el estado actual de la disputa
check-needs-response = Finix dice que la disputa necesita respuesta
check-nothing-said = Finix no dice qué permite esta disputa
check-answer-on-its-way = Una presentación o aceptación de esta disputa está en camino
check-answered-before = Esta disputa ya se presentó o aceptó desde este equipo
check-round-answered = Esta ronda de la disputa ya se presentó o aceptó desde este equipo
check-may-be-second = Ya se envió una, y su respuesta se perdió o se contradijo. Finix no la muestra. Esta puede ser la segunda.
check-outbox-not-loaded = La bandeja de salida de este equipo no está cargada, así que Docket no puede saber si ya se respondió desde aquí
check-asking-files = Preguntando a Finix qué archivos tiene
check-reading-back =
    { $count ->
        [one] { $count } archivo recibido por Finix; volviéndolo a leer
       *[other] { $count } archivos recibidos por Finix; volviéndolos a leer
    }
check-received =
    { $count ->
        [one] { $count } archivo recibido por Finix
       *[other] { $count } archivos recibidos por Finix
    }
check-received-same =
    { $count ->
        [one] { $count } archivo recibido por Finix, igual a la copia de este equipo
       *[other] { $count } archivos recibidos por Finix, cada uno igual a la copia de este equipo
    }
check-received-some-same =
    { $count ->
        [one] { $count } archivo recibido por Finix, { $same } de ellos comparados con la copia de este equipo e iguales
       *[other] { $count } archivos recibidos por Finix, { $same } de ellos comparados con las copias de este equipo e iguales
    }
check-not-compared = No se envió desde este equipo, así que no se comparó: { $names }
check-other-bytes = Finix tiene algo distinto de lo que se envió: { $names }
check-not-read-back = No se pudo volver a leer de Finix: { $names }
check-no-file = No hay ningún archivo adjunto. El emisor verá solo la nota.
check-asking-rounds = Buscando qué se envió con la última respuesta
check-nothing-new = No hay pruebas nuevas desde la última respuesta. Lo que ya se rechazó no ayuda.
check-new-files =
    { $count ->
        [one] { $count } archivo nuevo desde la última respuesta
       *[other] { $count } archivos nuevos desde la última respuesta
    }
check-on-the-way =
    { $count ->
        [one] { $count } archivo aún en camino al procesador. Puede rechazarse más tarde.
       *[other] { $count } archivos aún en camino al procesador. Pueden rechazarse más tarde.
    }
check-files-refused =
    { $count ->
        [one] { $count } archivo rechazado por el procesador y fuera de la respuesta
       *[other] { $count } archivos rechazados por el procesador y fuera de la respuesta
    }
check-left-out =
    { $count ->
        [one] { $count } archivo añadido no se ha enviado y no es parte de la respuesta
       *[other] { $count } archivos añadidos no se han enviado y no son parte de la respuesta
    }
check-waits-first =
    { $count ->
        [one] { $count } elemento de esta disputa espera en la bandeja de salida. Deje que termine, o descártelo antes.
       *[other] { $count } elementos de esta disputa esperan en la bandeja de salida. Deje que terminen, o descártelos antes.
    }
check-something-waits = Otra cosa de esta disputa aún espera en la bandeja de salida
check-elsewhere =
    { $count ->
        [one] { $count } archivo no se envió desde este equipo y puede ser del emisor. No se sabe si cuenta para el límite.
       *[other] { $count } archivos no se enviaron desde este equipo y pueden ser del emisor. No se sabe si cuentan para el límite.
    }
check-limits =
    { $room ->
        [within] Dentro de los límites
        [over] Por encima del límite
        [may-be-over] Puede superar el límite
       *[not-known] Límites
    }: { $files } de { $most } archivos, { $size } de { $total }
check-limits-no-sizes =
    { $room ->
        [within] Dentro de los límites
        [over] Por encima del límite
        [may-be-over] Puede superar el límite
       *[not-known] Límites
    }: { $files } de { $most } archivos, tamaños desconocidos
check-limits-some-sizes =
    { $room ->
        [within] Dentro de los límites
        [over] Por encima del límite
        [may-be-over] Puede superar el límite
       *[not-known] Límites
    }: { $files } de { $most } archivos, { $size } de { $total }, sin contar { $unknown } de tamaño desconocido
check-issuer-note-empty = La nota para el emisor está vacía
check-note-empty = La nota está vacía
check-card-number =
    { $place ->
        [both] La nota y una etiqueta tienen lo que parece un número de tarjeta completo. Los emisores lo rechazan.
        [tag] Una etiqueta tiene lo que parece un número de tarjeta completo. Los emisores lo rechazan.
       *[note] La nota tiene lo que parece un número de tarjeta completo. Los emisores lo rechazan.
    }
check-checklist = Lista de { $name }: { $met } de { $all } puntos
check-checklist-no-gap = No falta nada obligatorio
check-numbers-found =
    { $count ->
        [one] { $count } número de tarjeta o de identidad encontrado en { $places }. Los emisores lo rechazan.
       *[other] { $count } números de tarjeta o de identidad encontrados en { $places }. Los emisores los rechazan.
    }
check-no-numbers = No se encontraron números de tarjeta en los archivos
check-not-searchable =
    { $count ->
        [one] { $count } archivo tiene imágenes o texto en los que no se pueden buscar números de tarjeta
       *[other] { $count } archivos tienen imágenes o texto en los que no se pueden buscar números de tarjeta
    }
check-open-field = La nota tiene un campo abierto: { $field }
check-time-left = { $left } hasta el plazo ({ $deadline })
check-no-deadline = Finix no indica plazo para esta disputa
check-nothing-due = Por ahora no hay ninguna respuesta pendiente
check-part-of-unknown = Aún no se conoce la moneda de esta disputa, así que no puede impugnar solo una parte
check-part-no-amount = Parte impugnada: { $problem }
check-part-outside = La parte impugnada debe estar entre cero y { $whole }
check-unknown = Una comprobación que esta versión no conoce
check-hold-seconds = Se envía tras una espera de { $seconds } s. Hasta entonces puede cancelar.
check-hold-minutes = Se envía tras una espera de { $span }, si Docket funciona entonces. Hasta entonces puede cancelar.
check-hold-deadline = Se envía { $span } antes del plazo, si Docket funciona entonces. Hasta entonces puede cancelar.


## Outbox reasons

row-state-saving = Guardando
row-state-waiting = En espera
row-state-sending = Enviando
row-state-confirmed = Confirmado
row-state-unknown = Desconocido
row-state-action-needed = Requiere acción
row-state-refused = Rechazado
row-state-discarded = Descartado
row-upload = Subir { $name }
row-delete = Eliminar { $name }
row-submit = Presentar pruebas
row-accept = Aceptar disputa
row-tags = Cambiar etiquetas
row-checkout = Informar de compra
row-payment = Enviar pago
row-done-submit = Pruebas presentadas
row-done-accept = Disputa aceptada
row-done-upload = { $file } subido
row-done-tags = Etiquetas guardadas
row-done-delete = Archivo eliminado
row-done-checkout = Compra informada
row-done-payment = Pago enviado, y Butter lo aceptó para procesarlo
row-not-submit = Las pruebas no se presentaron
row-maybe-submit = Docket no sabe si las pruebas se presentaron
row-not-accept = La disputa no se aceptó
row-maybe-accept = Docket no sabe si la disputa se aceptó
row-not-tags = Las etiquetas no se guardaron
row-maybe-tags = Docket no sabe si las etiquetas se guardaron
row-not-delete = El archivo no se eliminó
row-maybe-delete = Docket no sabe si el archivo se eliminó
row-not-checkout = La compra no se informó
row-maybe-checkout = Docket no sabe si la compra se informó
row-not-payment = El pago no se envió
row-maybe-payment = Docket no sabe si el pago se envió
row-not-upload = El archivo no se subió
row-maybe-upload = Docket no sabe si el archivo se subió
row-account-changed = La cuenta cambió
row-not-shown-any-more = Se confirmó, pero Finix ya no lo muestra
row-file-doubled = Finix tiene el archivo más de una vez
row-theirs = Finix ahora: { $theirs }
row-id-end = …{ $id }
row-reopened = El emisor ha reabierto { $dispute }
row-reopened-many =
    { $count ->
        [one] El emisor ha reabierto { $count } disputa
       *[other] El emisor ha reabierto { $count } disputas
    }
row-answer-due = Responder antes del { $time }
row-first-answer-due = La primera respuesta vence el { $time }
row-answer-due-undated = Hace falta una respuesta, pero Finix no ha dicho para cuándo
row-lost = La respuesta se perdió
row-unshown = La respuesta no lo mostró
row-was-refused = Se rechazó
row-cancelled = Cancelado. No se envió nada.
row-cancelled-not-there = Cancelado. El servicio no lo tiene.
row-confirmed-again = Usted lo confirmó de nuevo
row-added-again = El mismo archivo se ha añadido de nuevo desde entonces
row-elsewhere = La dirección o el entorno de la cuenta ha cambiado desde que se decidió
row-ended-while-sending = Docket se cerró mientras se enviaba
row-kept-restored = Viene de una copia de seguridad. El equipo del que vino puede haberlo enviado desde entonces.
row-restored = No había terminado cuando se hizo la copia ({ $made }). El equipo del que vino puede haberlo enviado desde entonces
row-hold-closed = La espera terminó mientras Docket estaba cerrado
row-hold-slept = La espera terminó mientras el equipo estaba suspendido
row-hold-disk = La espera terminó mientras el disco no funcionaba
row-not-shown-yet = { $service } respondió pero aún no lo muestra
row-cannot-be-asked =
    { $first ->
        [unshown] La respuesta no lo mostró, y no se puede preguntar a { $service } qué tiene
        [refused] Se rechazó, y no se puede preguntar a { $service } qué tiene
       *[lost] La respuesta se perdió, y no se puede preguntar a { $service } qué tiene
    }
row-not-said =
    { $first ->
        [unshown] La respuesta no lo mostró, y { $service } no dice qué tiene
        [refused] Se rechazó, y { $service } no dice qué tiene
       *[lost] La respuesta se perdió, y { $service } no dice qué tiene
    }
row-not-said-status =
    { $first ->
        [unshown] La respuesta no lo mostró, y { $service } no dice qué tiene (estado { $status })
        [refused] Se rechazó, y { $service } no dice qué tiene (estado { $status })
       *[lost] La respuesta se perdió, y { $service } no dice qué tiene (estado { $status })
    }
row-not-asked-yet =
    { $first ->
        [unshown] La respuesta no lo mostró, y aún no se pudo preguntar a { $service }
        [refused] Se rechazó, y aún no se pudo preguntar a { $service }
       *[lost] La respuesta se perdió, y aún no se pudo preguntar a { $service }
    }
row-no-state =
    { $first ->
        [unshown] La respuesta no lo mostró, y Finix no dice en qué estado está la disputa
        [refused] Se rechazó, y Finix no dice en qué estado está la disputa
       *[lost] La respuesta se perdió, y Finix no dice en qué estado está la disputa
    }
row-no-file = Finix no muestra el archivo
row-no-deletion = Finix aún muestra el archivo
row-no-deletion-yet = Finix aún no muestra qué pasó con el archivo
row-no-answer =
    { $deed ->
        [accepted] Finix no muestra ninguna aceptación
       *[submitted] Finix no muestra ninguna presentación
    }
row-no-answer-yet =
    { $deed ->
        [accepted] Finix aún no muestra ninguna aceptación
       *[submitted] Finix aún no muestra ninguna presentación
    }
row-old-tags = Finix aún muestra las etiquetas anteriores
row-sent-again = Docket lo envía de nuevo
row-found-file =
    { $before ->
        [lost] La respuesta se perdió, pero Finix tiene el archivo
       *[shown] Finix tiene el archivo
    }
row-found-deletion =
    { $before ->
        [lost] La respuesta se perdió, pero Finix ya no tiene el archivo
       *[shown] Finix ya no tiene el archivo
    }
row-found-submission =
    { $before ->
        [lost] La respuesta se perdió, pero Finix muestra la presentación
       *[shown] Finix muestra la presentación
    }
row-found-acceptance =
    { $before ->
        [lost] La respuesta se perdió, pero Finix muestra la aceptación
       *[shown] Finix muestra la aceptación
    }
row-found-tags =
    { $before ->
        [lost] La respuesta se perdió, pero Finix tiene las etiquetas
       *[shown] Finix tiene las etiquetas
    }
row-twice = Finix tiene el archivo más de una vez. Elimine uno de ellos.
row-other-state =
    { $deed ->
        [accepted] Finix no muestra ninguna aceptación, sino: { $state }
       *[submitted] Finix no muestra ninguna presentación, sino: { $state }
    }
row-contradicted =
    { $deed ->
        [accepted] Antes de hacer otra cosa, compruebe en Finix si la aceptación cuenta
       *[submitted] Antes de hacer otra cosa, compruebe en Finix si la presentación cuenta
    }
row-changed = Cambió desde que se confirmó: { $changes }. Confirmado como: { $then }.
row-changed-state = el estado era { $then } y ahora es { $now }
row-changed-response = el estado de respuesta era { $then } y ahora es { $now }
row-changed-deadline = el plazo era { $then } y ahora es { $now }
row-changed-amount = el importe era { $then } y ahora es { $now }
row-not-given = sin indicar
row-smallest-unit = { $amount } unidades mínimas
row-deadline-passed = El plazo ha pasado desde que se confirmó
row-file-gone = Antes en la lista, pero ya no es parte de la respuesta: { $names }
row-file-new = Antes no en la lista, pero ahora es parte de la respuesta: { $names }
row-tags-changed = Otra persona cambió las mismas etiquetas. Las suyas: { $tags }.
row-files-full = Finix ya tiene { $held } archivos y acepta { $most } como máximo
row-copy-differs = La copia de la bandeja de salida no coincide con lo que se añadió. Añada el archivo de nuevo.
row-copy-unreadable = La copia de la bandeja de salida no se puede leer: { $problem }
row-unnamed = Finix tiene el archivo, pero no se pudo guardar allí su nombre original
row-tags-there = Finix ya tiene estas etiquetas
row-of-newer-version = Escrito por otra versión de Docket
row-theirs-files =
    { $count ->
        [one] { $count } archivo
       *[other] { $count } archivos
    }
row-theirs-tag = { $key }: { $value }
row-theirs-home = { $address } ({ $environment })
row-kept-answering = Una presentación o aceptación está en camino. Cancélela antes para añadir archivos.
row-kept-same = El mismo archivo ya se añadió a esta disputa
row-kept-suspect =
    Aún sin subir. { $what } { $masked }{ $more ->
        [0] {""}
       *[other] {" "}y { $more } más
    } en { $count ->
        [one] la página { $pages }
       *[other] las páginas { $pages }
    }. { $why }.


## Proof of an answer

proof-none = Desde este equipo no se presentó ni aceptó nada para esta disputa
proof-damaged-title = Comprobante dañado
proof-damaged = Este comprobante se dañó en este equipo y no prueba nada. Fíese de lo que Finix muestra de la disputa.
proof-submitted = Pruebas presentadas: { $dispute }
proof-accepted = Disputa aceptada: { $dispute }
proof-disputed = Disputado: { $amount }
proof-account = Cuenta: { $account }
proof-user = Usuario de Finix: { $user }
proof-confirmed-by-person = Confirmado por el usuario: { $time }
proof-confirmed-by-finix = Confirmado por Finix: { $time }
proof-finix-time = Hora del propio Finix: { $time }
proof-request = Solicitud: { $id }
proof-by-looking = Cómo: la respuesta se perdió o no lo mostró. La propia disputa mostró que se había hecho.
proof-contradicted = Después: Finix mostró más tarde que no se había hecho, o que la misma respuesta sigue pendiente
proof-stood-at = Estado de la disputa: { $state }
proof-part = Parte impugnada en unidades mínimas: { $amount }
proof-refund = Reembolso: { $refund }
proof-overridden = Comprobaciones abiertas que se omitieron
proof-reason = Motivo: { $reason }
proof-note = Nota
proof-files = Archivos, como los devolvió Finix antes
proof-file =
    { $comparison ->
        [same] { $name } ({ $id }), { $size }, { $state }, igual al archivo de este equipo
        [different] { $name } ({ $id }), { $size }, { $state }, distinto del archivo enviado desde este equipo
        [not-from-here] { $name } ({ $id }), { $size }, { $state }, no enviado desde este equipo
       *[unread] { $name } ({ $id }), { $size }, { $state }, no vuelto a leer
    }
proof-hash = SHA-256 { $hash }
proof-due = vence { $time }
proof-state-not-known = Desconocido


## Refused files

refusal-empty = El archivo está vacío
refusal-protected = El PDF está bloqueado con una contraseña. Guárdelo sin contraseña y añádalo de nuevo.
refusal-wrong-password = Esa no es la contraseña de este PDF
refusal-too-many-pages = Tiene { $pages } páginas, y se leen { $most } como máximo. Guarde las páginas que importan en otro archivo.
refusal-too-many-pixels = La imagen de { $width } × { $height } píxeles es demasiado grande para abrirla. Guárdela más pequeña y añádala de nuevo.
refusal-too-long = El texto es demasiado largo para imprimirlo: tiene { $length }, y se pueden imprimir { $most } como máximo
refusal-too-many-mails = El texto es demasiado largo para imprimirlo: tiene { $mails } correos, y se pueden imprimir { $most } como máximo

material-picture = imagen
material-file = archivo
material-order = pedido

kind-jpeg = JPEG
kind-png = PNG
kind-gif = GIF
kind-webp = WebP
kind-bmp = BMP
kind-tiff = TIFF
kind-heic = HEIC
kind-pdf = PDF
kind-email = correo
kind-text = texto

# $what es una de las palabras de arriba; los dos puntos evitan el género.
damage-cut = Dañado ({ $what }): falta el final
damage-senseless = Dañado ({ $what }): el contenido no tiene sentido
damage-cut-picture = Dañado ({ $what }): termina a mitad de la imagen
damage-content = Dañado ({ $what }): no se puede seguir el contenido
damage-structure = Dañado ({ $what }): no se puede leer la estructura
damage-maze = Dañado ({ $what }): no se puede seguir la estructura
damage-protection = Dañado ({ $what }): la protección no tiene sentido
damage-no-pages = Dañado ({ $what }): no tiene páginas
damage-no-page = Dañado ({ $what }): no tiene ninguna página
damage-page-missing = Dañado ({ $what }): falta una página
damage-file-missing = Dañado ({ $what }): falta un archivo
damage-not-drawn = Dañado ({ $what }): no se puede mostrar la página { $page }
damage-not-read = Dañado ({ $what }): no se puede leer la página { $page }
damage-no-measures = Dañado ({ $what }): no tiene dimensiones
damage-part-without-measures = Dañado ({ $what }): una parte no tiene dimensiones
damage-other-measures = Dañado ({ $what }): una parte tiene otras dimensiones que el conjunto
damage-no-pixels = Dañado ({ $what }): no tiene píxeles
damage-rows = Dañado ({ $what }): las filas están incompletas
damage-fax-rows = Dañado ({ $what }): faltan filas del fax
damage-too-large = Dañado ({ $what }): es demasiado grande
damage-not-black-and-white = Dañado ({ $what }): no se puede convertir a blanco y negro
damage-no-headers = Dañado ({ $what }): no tiene encabezados
damage-charset = Dañado ({ $what }): no se puede determinar la codificación del texto
damage-no-signs = Dañado ({ $what }): la mayoría de los caracteres no son válidos
damage-said = Dañado ({ $what }): { $said }

pdf-no-typeface = no se pudo crear el PDF: no se puede leer la fuente
pdf-no-page = no se pudo crear el PDF: ninguna página
pdf-not-written = no se pudo crear el PDF: { $said }

foreign-rich-text = Un documento de Word (RTF) no se puede empaquetar
foreign-word-xml = Un documento de Word no se puede empaquetar
foreign-doc = Un documento de Word (.doc) no se puede empaquetar
foreign-docx = Un documento de Word (.docx) no se puede empaquetar
foreign-xls = Una hoja de Excel (.xls) no se puede empaquetar
foreign-xlsx = Una hoja de Excel (.xlsx) no se puede empaquetar
foreign-ppt = Una presentación de PowerPoint (.ppt) no se puede empaquetar
foreign-pptx = Una presentación de PowerPoint (.pptx) no se puede empaquetar
foreign-locked-office = Un documento de Office bloqueado con contraseña no se puede empaquetar
foreign-managed-office = Un documento de Office con derechos gestionados no se puede empaquetar
foreign-office-or-outlook = Un documento de Office o un mensaje de Outlook no se puede empaquetar
foreign-odt = Un documento de texto (.odt) no se puede empaquetar
foreign-ods = Una hoja de cálculo (.ods) no se puede empaquetar
foreign-odp = Una presentación (.odp) no se puede empaquetar
foreign-iwork = Un documento de Pages, Numbers o Keynote no se puede empaquetar
foreign-text-document = Un documento de texto no se puede empaquetar
foreign-spreadsheet = Una hoja de cálculo no se puede empaquetar
foreign-presentation = Una presentación no se puede empaquetar
foreign-outlook-message = Un mensaje de Outlook (.msg) no se puede empaquetar
foreign-outlook-package = Un paquete de Outlook (winmail.dat) no se puede empaquetar
foreign-post-script = Un archivo PostScript no se puede empaquetar
foreign-xps = Un documento XPS no se puede empaquetar
foreign-book = Un libro (.epub) no se puede empaquetar
foreign-drawing = Un dibujo (SVG) no se puede empaquetar
foreign-web-page = Una página web (HTML) no se puede empaquetar
foreign-web-page-or-drawing = Una página web o un dibujo no se puede empaquetar
foreign-xml = Un archivo de datos XML no se puede empaquetar
foreign-database = Una base de datos no se puede empaquetar
foreign-program = Un programa no se puede empaquetar
foreign-holds-pdf = Un archivo que solo contiene un PDF no se puede empaquetar
foreign-archive = Un archivo comprimido (.{ $ending }) no se puede empaquetar
foreign-sound = Una grabación de sonido (.{ $ending }) no se puede empaquetar
foreign-video = Un vídeo (.{ $ending }) no se puede empaquetar
foreign-picture = Una imagen .{ $ending } no se puede empaquetar
foreign-other = Un archivo .{ $ending } no se puede empaquetar
foreign-unsure-text = Un texto cuya codificación no se puede determinar con seguridad no se puede empaquetar
foreign-blank-text = Un texto que solo tiene espacios no se puede empaquetar
foreign-unknown = Este tipo de archivo no se puede empaquetar
foreign-unusual = Este tipo de { $kind } no se puede empaquetar
foreign-too-large = Demasiado grande para empaquetar: { $kind }
foreign-raw-photo = Una foto sin procesar de cámara no se puede empaquetar
foreign-portfolio = Un portafolio PDF no se puede empaquetar
foreign-managed-pdf = Un PDF con gestión de derechos no se puede empaquetar
foreign-adobe-form = Un formulario que solo muestra Adobe Reader no se puede empaquetar
foreign-unknown-lock = Un PDF con este tipo de protección no se puede empaquetar
foreign-signed-mail = Un correo firmado cuyo texto está dentro de la firma no se puede empaquetar
foreign-encrypted-mail = Un correo cifrado no se puede empaquetar

advice-save-as-pdf = Guárdelo como PDF y añádalo de nuevo
advice-pdf-from-word = Guárdelo como PDF desde Word y añada ese PDF
advice-pdf-from-excel = Guárdelo como PDF desde Excel y añada ese PDF
advice-pdf-from-power-point = Guárdelo como PDF desde PowerPoint y añada ese PDF
advice-pdf-from-libre-office = Expórtelo como PDF desde LibreOffice y añada ese PDF
advice-pdf-from-its-program = Guárdelo como PDF desde el programa del que viene y añada ese PDF
advice-export-pdf = Expórtelo como PDF y añada ese PDF
advice-open-with-password = Ábralo con su contraseña, guárdelo como PDF y añada ese PDF
advice-ask-its-owner = Pida a su propietario un PDF sin protección
advice-save-from-outlook = Ábralo en Outlook y guárdelo como PDF, o reenvíelo como .eml
advice-save-mail-or-ask = Abra el correo en Outlook y guárdelo como PDF, o pida al remitente los propios archivos
advice-print-to-pdf = Imprímalo a PDF y añada ese PDF
advice-print-or-screenshot = Imprímalo a PDF o haga una captura de pantalla
advice-print-from-browser = Ábralo en un navegador e imprímalo a PDF, o haga una captura de pantalla
advice-screenshot = Haga una captura de pantalla de lo que muestra
advice-add-what-is-inside = Añada los archivos que contiene
advice-add-the-pdf = Añada el propio PDF
advice-write-down = Los emisores no aceptan sonido. Escriba lo que se dice.
advice-screenshots-of-video = Los emisores no aceptan vídeo. Haga capturas de lo que muestra.
advice-save-as-picture = Guárdelo como PNG o JPEG y añádalo de nuevo
advice-save-as-png = Guárdelo como PNG y añádalo de nuevo
advice-export-jpeg = Expórtelo como JPEG y añádalo de nuevo
advice-save-smaller = Guárdelo con menos píxeles y añádalo de nuevo
advice-save-as-utf8 = Guárdelo como UTF-8 y añádalo de nuevo
advice-check-the-file = Compruebe que es el archivo correcto
advice-save-from-adobe = Ábralo en Adobe Reader, guarde los archivos que contiene y añádalos
advice-print-where-allowed = Ábralo donde tenga permiso, imprímalo a PDF y añada ese PDF
advice-print-from-adobe = Ábralo allí, imprímalo a PDF y añada ese PDF
advice-save-unprotected = Guárdelo sin protección y añádalo de nuevo
advice-print-from-mail = Ábralo en su programa de correo, imprímalo a PDF y añada ese PDF

misfit-no-page = No hay páginas que empaquetar
misfit-pages =
    { $pages } páginas no caben: la red de tarjetas acepta { $most } en un archivo, y { $files ->
        [one] se puede añadir { $files } archivo
       *[other] se pueden añadir { $files } archivos
    }. Deje páginas fuera.
misfit-one-page = { $page } necesita al menos { $needs }, y un archivo puede tener { $most }
misfit-page-of-packet = La página { $number } del expediente
misfit-all-pages =
    { $pages ->
        [one] { $pages } página necesita
       *[other] { $pages } páginas necesitan
    } al menos { $needs }, y se pueden añadir { $most }
misfit-grey = Deje páginas fuera o elija grises
misfit-black-white = Deje páginas fuera o elija blanco y negro
misfit-fewer = Deje páginas fuera
misfit-grey-or-split = Deje páginas fuera, elija grises o divida el expediente en varios archivos
misfit-black-white-or-split = Deje páginas fuera, elija blanco y negro o divida el expediente en varios archivos
misfit-fewer-or-split = Deje páginas fuera o divida el expediente en varios archivos

flaw-not-written = El expediente se creó pero no se conservó, porque al volver a leerlo hubo un problema: { $said }
flaw-other-pages = El expediente se creó pero no se conservó, porque al volver a leerlo hubo un problema: tiene otro número de páginas
flaw-not-repeated = El expediente se creó pero no se conservó, porque al volver a leerlo hubo un problema: una página no se pudo copiar por segunda vez
flaw-other-look = El expediente se creó pero no se conservó, porque al volver a leerlo hubo un problema: la página { $page } no muestra lo que muestra su original
flaw-text-under-redaction = El expediente se creó pero no se conservó, porque al volver a leerlo hubo un problema: hay texto bajo una tachadura en la página { $page }
flaw-pale-redaction = El expediente se creó pero no se conservó, porque al volver a leerlo hubo un problema: una tachadura de la página { $page } no es negra

death-file-too-large = No se pudo abrir el archivo con seguridad: supera los 100 MB
death-files-too-large = No se pudo abrir el archivo con seguridad: los archivos juntos superan los 250 MB
death-not-started = No se pudo abrir el archivo con seguridad: el ayudante no se inició: { $said }
death-late = No se pudo abrir el archivo con seguridad: tardó más de { $seconds } segundos
death-too-slow = No se pudo abrir el archivo con seguridad: tardó demasiado
death-memory = No se pudo abrir el archivo con seguridad: necesitó más memoria de la permitida
death-broke = No se pudo abrir el archivo con seguridad: hizo fallar al programa que abre archivos, y nada más se vio afectado
death-ended-early = No se pudo abrir el archivo con seguridad: el programa que abre archivos terminó antes de tiempo ({ $said })
death-does-not-end = No se pudo abrir el archivo con seguridad: nunca termina
death-odd-answer = No se pudo abrir el archivo con seguridad: la respuesta del ayudante no tiene sentido
death-lost-page = No se pudo abrir el archivo con seguridad: se perdió una página

pick-not-there = No se puede leer el archivo: no hay ninguno en esta ruta
pick-not-allowed = No se puede leer el archivo: no tiene permiso para abrirlo
pick-unreadable = No se puede leer el archivo: { $said }
pick-not-a-file = No es un archivo. Suelte en su lugar los archivos que contiene.
pick-huge = { $bytes } supera con mucho todos los límites de pruebas
pick-holds-pdf = Un archivo que solo contiene un PDF no sirve como prueba. Finix acepta PDF, JPEG, PNG y TIFF.
pick-ending = Un archivo .{ $ending } no sirve como prueba. Finix acepta PDF, JPEG, PNG y TIFF.
pick-plain-text = El texto sin formato no sirve como prueba. Finix acepta PDF, JPEG, PNG y TIFF.
pick-unknown = Este tipo de archivo no sirve como prueba. Finix acepta PDF, JPEG, PNG y TIFF.
pick-protected = El PDF está protegido con contraseña, así que el emisor no podría abrirlo

copy-broken = El archivo no se añadió porque no se pudo copiar: { $said }
copy-no-pixels = El archivo no se añadió porque no se pudo copiar: la imagen no tiene píxeles

plan-letter-unprintable = La carta de réplica tiene caracteres que aquí no se pueden imprimir, por ejemplo { $example }
plan-purchases-unprintable = Las transacciones previas no disputadas tienen caracteres que aquí no se pueden imprimir, por ejemplo { $example }

preview-no-key = El archivo no se muestra porque esta cuenta no tiene clave
preview-not-given = El archivo no se muestra porque Finix no lo devolvió


## What a page lacks

lack-typeface = Puede faltar texto o estar mal: su fuente no está en el archivo
lack-typeface-named = Puede faltar texto o estar mal: la fuente { $name } no está en el archivo
lack-picture = Una imagen de la página no se puede mostrar
lack-mark = Un sello, una firma o un dibujo de la página no se puede mostrar
lack-note = Una nota de la página solo se abre en un lector de PDF, así que su texto no está en la página
lack-field = Lo que se rellenó en un campo de la página no se puede mostrar
lack-form = Es parte de un formulario que solo Adobe Reader muestra entero
lack-attachment = El PDF tiene adjuntos, que no son parte del expediente
lack-broken = Parte del contenido está dañada, y puede faltar algo
lack-named = Los caracteres que ninguna fuente tiene se muestran con su nombre: { $names }
lack-script = Ninguna fuente de este equipo tiene estas letras: { $scripts }. Se muestran con sus números.
lack-lost =
    { $count ->
        [one] { $count } carácter se perdió
       *[other] { $count } caracteres se perdieron
    } antes de que añadiera el archivo; se muestra como [lost sign]
lack-small = El texto queda demasiado pequeño para leerlo en una página
lack-torn = Parte de la imagen está dañada y no se muestra
lack-moves = La imagen es animada, y en la página está solo su primer fotograma
lack-charset = El archivo no dice cómo está codificado su texto. Se leyó como { $charset }.
lack-advice-print = Imprima el original a PDF en el programa del que vino y añada ese PDF
lack-advice-attachment = Guárdelos y añada los que importan
lack-advice-small = Corte la imagen en partes y añádalas
lack-advice-torn = Obtenga el archivo de nuevo de donde vino
lack-advice-moves = Haga capturas de los otros fotogramas que importan
lack-advice-lost = Añada el archivo completo si lo tiene
lack-advice-charset = Compruebe que el texto es correcto, o guarde el archivo como UTF-8
lack-advice-script = Instale una fuente que las tenga y añada el archivo otra vez
script-han = caracteres chinos
script-hiragana = hiragana
script-katakana = katakana
script-hangul = hangul
script-arabic = árabe
script-hebrew = hebreo
script-devanagari = devanagari
script-thai = tailandés


## Errors of services and disks

api-no-key = Esta cuenta no tiene clave de { $service }
api-bad-request = No se pudo formar la solicitud
api-connect = No se pudo conectar con { $service }
api-timeout = { $service } no respondió a tiempo
api-interrupted = Se interrumpió la conexión con { $service }
api-wrong-password = { $service } rechazó el usuario o la contraseña
api-wrong-key = { $service } rechazó la clave
api-wrong-api-key = { $service } rechazó la clave de API
api-forbidden = { $service } no permite esto con la clave en uso
api-unknown-order = { $service } no conoce este pedido
api-not-found = { $service } no pudo encontrarlo
api-rate-limited = { $service } pidió a Docket ir más despacio
api-server = { $service } tiene un problema por su parte
api-redirected = El servidor redirige a otra dirección, y Docket no envía allí una clave
api-unreadable = La respuesta no coincide con la documentación de { $service }
api-too-large = La respuesta es demasiado grande
api-local-file = El archivo no se pudo leer hasta el final, o cambió después de añadirlo
api-refused-saying = { $service }: { $said }
api-refused = { $service } lo rechazó
api-says = { $service } dice: { $said }

api-hint-no-key = Añada la clave de { $service } en Ajustes
api-hint-connect = Compruebe la conexión de red e inténtelo de nuevo
api-hint-moment = Inténtelo de nuevo en un momento
api-hint-token = Compruebe el token en Ajustes. Algunas cuentas necesitan la otra opción de «Enviar la clave como».
api-hint-key = Compruebe la clave en Ajustes y que sea de este entorno
api-hint-forbidden = Pida este permiso a quien gestiona la clave, o compruebe el entorno
api-hint-seconds = Inténtelo de nuevo en { $seconds } s
api-hint-half-minute = Espere medio minuto e inténtelo de nuevo
api-hint-address = Compruebe la dirección del servicio en Ajustes
api-hint-address-or-later = Compruebe la dirección del servicio en Ajustes, o inténtelo más tarde
api-hint-add-again = Añada el archivo de nuevo

crashed = Algo falló en Docket
crashed-hint = Inténtelo de nuevo. Si sigue ocurriendo, reinicie Docket.

keyring-missing = Ningún llavero responde en este equipo
keyring-missing-hint = Inicie un llavero como GNOME Keyring o KWallet y reinicie Docket, o guarde las claves solo para esta ejecución
keyring-missing-detail = ningún llavero responde en este equipo: { $said }
keyring-locked = El llavero está bloqueado
keyring-locked-hint = Desbloquéelo e inténtelo de nuevo, o guarde las claves solo para esta ejecución
keyring-locked-detail = el llavero está bloqueado: { $said }
keyring-too-long = La clave es más larga de lo que acepta el llavero
keyring-too-long-hint = Compruebe que se pegó solo la clave
keyring-too-long-detail = la clave es más larga de lo que acepta el llavero ({ $limit })
keyring-failed = El llavero falló
keyring-failed-hint = Inténtelo de nuevo, o guarde las claves solo para esta ejecución
keyring-failed-detail = el llavero falló con { $entry }: { $said }
keyring-other-address = La clave se guardó para otra dirección y no se envía a esta
keyring-other-address-hint = Si esta dirección es correcta, escriba la clave de nuevo en Ajustes
keyring-other-address-detail = la clave se guardó para { $address }
keyring-busy = El llavero espera su respuesta
keyring-busy-hint = Busque una ventana de contraseña abierta e inténtelo de nuevo
keyring-busy-detail = el llavero está ocupado

keyring-said-no-store = no se configuró ningún almacén
keyring-said-not-text = lo guardado no es texto
keyring-said-unreadable = lo guardado no se puede leer
keyring-said-no-key-made = no se pudo crear ninguna clave

disk-unreadable = El archivo está dañado o tiene otra clave
disk-unreadable-hint = Ninguna acción necesaria
disk-newer = Los datos los escribió una versión más reciente de Docket
disk-newer-hint = Actualice Docket para volver a verlos enseguida
disk-in-use = Otra ventana de Docket tiene abierta esta cuenta
disk-in-use-hint = Cierre una de las dos ventanas
disk-full = El disco está lleno
disk-full-hint = Libere espacio en el disco
disk-read-only = No se puede escribir en la carpeta
disk-read-only-hint = Compruebe los permisos de la carpeta
disk-failed = El disco falló
disk-failed-hint = Compruebe si el disco tiene errores
disk-not-loaded = La bandeja de salida de este equipo no está cargada, y puede contener una respuesta anterior
disk-not-loaded-hint = Desbloquee el llavero, o vea el aviso sobre los datos de esta cuenta
disk-closed = Los datos de este equipo no se pueden usar
disk-closed-hint = Abra la cuenta de nuevo

store-unreadable = el archivo no se puede leer con la clave de esta cuenta: { $said }
store-other-key = nada del archivo se puede leer con la clave de esta cuenta
store-newer = el archivo lo hizo una versión más reciente (formato { $layout })
store-in-use = otra ventana de Docket tiene abiertos los datos de esta cuenta
store-full = el disco está lleno
store-read-only = no se puede escribir: { $said }
store-disk = el disco falló: { $said }
store-not-loaded = la bandeja de salida de este equipo aún no está cargada
store-closed = el almacén está cerrado

fault-log = una parte de su registro está dañada
fault-pages = sus páginas no encajan
fault-tables = sus tablas no encajan
fault-piece = un trozo de un archivo está dañado
fault-packed-text = un texto comprimido está dañado
fault-dispute = una disputa guardada no se puede leer
fault-words = su texto tiene un hueco
fault-combination = falta una combinación de términos
fault-no-folder = el archivo no tiene carpeta
fault-old-sqlite = SQLite { $version } es demasiado antiguo para fiarse de él
fault-too-many-kept = al lado hay demasiados archivos ilegibles
fault-too-many-copies = hay demasiadas copias en esta carpeta
fault-copy-incomplete = la copia de un archivo está incompleta
fault-file-missing = un archivo de pruebas no está en la bandeja de salida
fault-reading-broke = la lectura falló
fault-request-broke = una solicitud falló

refused-link-to-folder = { $path } es un enlace, y Docket guarda sus datos solo en carpetas
refused-link-to-file = { $path } es un enlace, y Docket no abre enlaces en su carpeta de datos
refused-other-user = { $path } es de otro usuario

file-grew = el archivo creció mientras se leía
file-changed = el archivo cambió después de añadirse
file-no-name = la ruta no nombra un archivo

storage-not-kept-this-run = Las disputas no se guardan en este equipo. Las claves de esta cuenta valen solo para esta ejecución.
storage-not-kept-no-keyring = Las disputas no se guardan en este equipo. Sin un llavero no se podrían cifrar.
storage-not-kept = Las disputas no se guardan en este equipo
storage-memory-hint = Docket funciona, pero tiene las disputas en memoria y las carga de nuevo en el próximo inicio
storage-rebuilt = Las disputas guardadas en este equipo no se pudieron leer
storage-rebuilt-hint = Docket las carga de nuevo de Finix. Allí no se pierde nada. El archivo anterior queda junto al nuevo.
storage-outbox-in-memory = La bandeja de salida de esta cuenta no se puede usar
storage-outbox-in-memory-hint = Lo que contiene queda intacto. Lo que envíe ahora está en memoria y desaparece al cerrar Docket.
storage-outbox-other-key = La bandeja de salida de esta cuenta no se abre con la clave actual
storage-outbox-other-key-hint = ¿Usaba antes otro llavero? Inicie sesión como entonces, y lo que espera en ella continúa. Queda junto a una nueva. Compruebe cada disputa que estaba respondiendo antes de enviar nada.
storage-outbox-damaged = La bandeja de salida de esta cuenta está dañada
storage-outbox-damaged-hint = Docket copió lo legible a una nueva y dejó el archivo anterior al lado. Compruebe cada disputa que estaba respondiendo antes de enviar nada.
storage-outbox-taken-back = Una bandeja de salida guardada aparte está abierta de nuevo
storage-outbox-taken-back-hint = Es del llavero actual. Lo que esperaba en ella continúa.
storage-outbox-loaded = La bandeja de salida de este equipo ya está cargada
storage-outbox-loaded-hint = Lo que esperaba en ella continúa. La lista queda en memoria hasta que reinicie Docket.
storage-key-missing = El llavero no tiene clave para los datos de esta cuenta
storage-key-missing-hint = Puede ser un llavero distinto del anterior. Inicie sesión como entonces e inténtelo de nuevo. Docket también puede empezar de nuevo: lo que hay queda junto a los datos nuevos y vuelve con su clave. Hasta entonces no se puede presentar ni aceptar nada.
storage-unsaved = Las disputas no se guardan en el disco de este equipo
storage-unsaved-hint = Quedan en memoria hasta que el disco las acepte
storage-already-sending = No se envió de nuevo. Una presentación o aceptación de esta disputa está en camino.
storage-nothing-sent = No se envió nada
storage-outbox-back = La bandeja de salida se guarda de nuevo en el disco, y el envío continúa
storage-outbox-not-written = La bandeja de salida no se pudo guardar
storage-outbox-not-written-hint = No se envía nada más hasta que la bandeja de salida se guarde de nuevo en el disco

saved-as = Guardado como { $path }
saved-same = Guardado como { $path }. Igual al archivo que envió.
saved-different = Lo que tiene Finix es distinto del archivo que envió
saved-different-hint = Guardado como { $path }. Compárelo con su propia copia y pregunte a Finix.
saved-not-downloaded = El archivo no se descargó
saved-not = El archivo no se guardó
saved-not-hint = Elija otra carpeta e inténtelo de nuevo
saved-list =
    { $count ->
        [one] { $count } disputa guardada
       *[other] { $count } disputas guardadas
    } como { $path }
saved-list-unpriced =
    { $count ->
        [one] { $count } importe está vacío
       *[other] { $count } importes están vacíos
    } en el archivo porque no se conoce la moneda

open-account-not-opened = La cuenta no se abrió
open-demo = El servidor de demostración no se inició: { $said }
open-unknown = No hay ninguna cuenta con este nombre
open-store = No se pudieron abrir sus datos: { $said }

claim-folder = La carpeta de datos no se puede usar: { $said }
claim-silent = Docket ya funciona con esta carpeta de datos, pero su ventana no responde

kept-settings-unread = No se pudieron leer los ajustes ({ $said }). Docket empieza con los ajustes originales.
kept-settings-set-aside = El archivo de ajustes estaba dañado. Se guardó como { $path }, y Docket empieza con los ajustes originales.
kept-settings-damaged = El archivo de ajustes está dañado y no se pudo apartar ({ $said })
kept-settings-table = Su copia de la tabla «{ $table }» no se puede leer ({ $said }). Docket usa la original.
kept-settings-not-saved = No se pudieron guardar los ajustes ({ $said }). Valen solo para esta ejecución.
kept-settings-this-run = Los ajustes y las cuentas valen solo para esta ejecución
kept-table-too-long = la copia es demasiado larga

question-order = pedido { $id }

leaving-no-answer = El llavero no respondió
leaving-no-key = El llavero no tiene clave para ello
leaving-nothing = Esta cuenta no tiene nada en este equipo


finding-number = { $what } { $masked }
finding-blank = La página está en blanco
finding-left-out-blank = Fuera porque está en blanco
finding-left-out-repeated = Fuera porque muestra lo mismo que la página { $page }

# Todas las cuentas a la vez.

everywhere-column = Cuenta
everywhere-back = Volver a todas las cuentas
everywhere-menu = Todas las cuentas
everywhere-accounts =
    { $count ->
        [one] 1 cuenta
       *[other] { $count } cuentas
    }
everywhere-row = { $account }, { $environment }, { $dispute }
everywhere-standing = { $account }, { $environment }: { $state }
everywhere-opening = Abriendo
everywhere-not-opened = Sin abrir
everywhere-not-opened-of = { $account } no se abrió
everywhere-not-refreshed-of = { $account } no se actualizó
everywhere-no-key-of = { $account } no tiene clave de Finix. Sus disputas no se sincronizan
everywhere-offline-of = { $account } está sin conexión
everywhere-as-of = Sus disputas en esta lista son de { $when }
everywhere-none-of = Ninguna de sus disputas está aún en esta lista
everywhere-open-account = Abrir { $account }
everywhere-hint = Al abrir una disputa se pasa a su cuenta
everywhere-no-account = Ninguna cuenta conectada
everywhere-no-account-hint = Conecte sus cuentas para ver todas sus disputas en una lista
everywhere-nothing = Ninguna disputa en ninguna cuenta
everywhere-nothing-hint = Las disputas nuevas aparecen aquí tras la próxima sincronización
everywhere-none-due-hint = Nada espera respuesta en ninguna cuenta
everywhere-target-tip = Tiempo hasta el objetivo propio de cada cuenta antes del plazo de Finix
everywhere-elsewhere = { $account } · { $about }
everywhere-export-again = La lista ha cambiado. Expórtela de nuevo.
everywhere-may-be-old = Sus disputas en esta lista pueden ser antiguas
everywhere-all-synced = Todas sincronizadas
everywhere-coming = { $count } sincronizando
everywhere-wrong =
    { $count ->
        [one] 1 sin sincronizar
       *[other] { $count } sin sincronizar
    }
outbox-rail = Bandeja
everywhere-rail = Cuentas
everywhere-not-loaded-hint = Arriba se ve qué le pasa a cada cuenta


# Cuando algo falló.

crash-before =
    { $count ->
        [one] Algo falló en Docket desde el último inicio
       *[other] { $count } cosas fallaron en Docket desde el último inicio
    }
crash-before-hint = Lo que se envía y lo que escribió se conserva. Hay un informe en este equipo; no se envía nada.
toast-folder-not-shown = No se pudo abrir la carpeta


## Texts of the reference tables as they are shipped

shipped-claim-fraud = fraude
shipped-item-three-d-secure = Resultado de 3-D Secure con el valor ECI y el traslado de responsabilidad
shipped-item-avs-cvv = Resultado con AVS coincidente por completo y CVV coincidente
shipped-item-chip-pin-record = Registro de chip, sin contacto o PIN del terminal (tarjeta presente)
shipped-item-ce3-orders = Dos pedidos anteriores no disputados que coinciden (Visa Compelling Evidence 3.0, solo 10.4)
shipped-item-ip-device-location = Dirección IP, ID o huella del dispositivo y ubicación en el momento de la compra
shipped-item-login-history = Historial de la cuenta del cliente con los inicios de sesión tras la compra
shipped-item-delivery-billing-address = Entrega en la dirección de facturación del titular, confirmada por AVS
shipped-item-signed-delivery = Albarán firmado, o documento mostrado al recoger
shipped-item-known-contact = Correo o teléfono que el titular ya usó antes
shipped-item-customer-wrote-after = Mensaje del cliente sobre el pedido, enviado tras la compra
shipped-item-refund-record = Registro del reembolso con importe, fecha y número de referencia del adquirente (ARN)
shipped-item-cardholder-withdrew = Carta del banco del titular, o mensaje del titular, que dice que la disputa se retira: una disputa retirada también hay que responderla
shipped-item-cardholder-withdrew-visa = Carta del banco del titular, o mensaje del titular, que dice que la disputa se retira: Visa conoce «el titular ya no disputa» como respuesta, y hay que darla de todos modos
shipped-item-cardholder-withdrew-amex = Carta de American Express, o mensaje del titular, que dice que la disputa se retira: American Express escribe M02 cuando un titular ya no disputa un cargo
shipped-item-signed-receipt-no-chip = Firma en un recibo de un terminal que puede leer chips
shipped-item-policy-text-alone = Texto de condiciones sin prueba de que el cliente las aceptó
shipped-claim-not-received = no recibido
shipped-item-delivery-proof = Transportista, número de seguimiento y estado de entregado con fecha y dirección completa
shipped-item-usage-log = Registro de descargas, uso o inicios de sesión (bienes digitales)
shipped-item-service-proof = Prueba de que el servicio se prestó, como asistencia, embarque o registro
shipped-item-delivery-date-not-passed = Prueba de que la fecha de entrega acordada no ha pasado
shipped-item-label-created-only = Seguimiento que solo muestra una etiqueta creada
shipped-item-link-only = Enlace en vez de captura de pantalla
shipped-claim-not-as-described = no como se describe
shipped-item-product-page = Página o descripción del producto como se mostró en la compra
shipped-item-item-condition = Fotos, números de serie o control de calidad del artículo
shipped-item-authenticity = Prueba de autenticidad (reclamaciones por falsificación, como 13.4)
shipped-item-complaint-correspondence = Correspondencia sobre la queja y la solución ofrecida
shipped-item-replacement-accepted = Prueba de que el cliente aceptó un reemplazo o una reparación
shipped-item-no-return = Prueba de que no se intentó ni se recibió ninguna devolución
shipped-item-terms-accepted = Condiciones aceptadas al pagar
shipped-item-undated-policy = Condiciones sin fecha
shipped-claim-duplicate = duplicado
shipped-item-two-purchases = Dos recibos o facturas de dos compras distintas, con números de pedido, artículos y fechas
shipped-item-other-means-different = Prueba de que el pago por otro medio fue por otra compra
shipped-item-separate-authorizations = Prueba de que cada pago se autorizó por separado
shipped-claim-incorrect-amount = importe incorrecto
shipped-item-itemised-receipt = Recibo detallado con el total acordado, propinas e impuestos
shipped-item-extra-charges-signed = Acuerdo firmado sobre los cargos adicionales
shipped-item-refund-difference = Registro del reembolso de la diferencia
shipped-claim-cancelled-recurring = suscripción cancelada
shipped-item-no-cancellation = Prueba de que no se recibió ninguna cancelación
shipped-item-late-cancellation = Prueba de que la cancelación llegó después de la fecha de cobro
shipped-item-usage-after-cancellation = Uso del servicio tras la supuesta cancelación
shipped-item-recurring-consent = Condiciones que indican el cargo periódico, con el registro del consentimiento
shipped-item-cancellation-policy-shown = Política de cancelación como se mostró al suscribirse
shipped-item-renewal-reminder = Correo recordando la renovación, enviado antes del cargo
shipped-claim-credit-not-processed = abono no procesado
shipped-item-refund-policy-accepted = Política de reembolso mostrada antes de la compra y aceptada
shipped-item-late-return = Prueba de que los bienes volvieron fuera del plazo de devolución
shipped-claim-authorization = autorización
shipped-item-approval-code = Código de aprobación de la autorización con fecha e importe del registro del procesador
shipped-item-authorised-in-time = Prueba de que el pago se hizo mientras su autorización era válida
shipped-item-card-valid = Prueba de que la tarjeta no había caducado y la cuenta era válida
shipped-item-customer-satisfaction = Cualquier cosa sobre la satisfacción del cliente: no responde a esta reclamación
shipped-claim-processing = procesamiento
shipped-item-processing-log = Registro de procesamiento con fecha de envío, moneda y tipo de transacción
shipped-item-correction-record = Prueba de la corrección o el abono
shipped-claim-inquiry = consulta
shipped-item-legible-receipt = Recibo o factura legible con las cuatro últimas cifras de la tarjeta, fecha, importe, moneda, comercio y artículos
shipped-item-answer-in-time = Respuesta antes del plazo: una consulta sin responder suele acabar en un contracargo que no se puede impugnar
shipped-claim-consumer = consumidor
shipped-item-find-sub-claim = Averigüe primero la reclamación exacta (no recibido, no como se describe, cancelado o abono) y use después su lista
shipped-letter-fraud = Pago con tarjeta no autorizado
shipped-letter-not-received = Pedido no recibido
shipped-letter-not-as-described = Pedido no como se describe
shipped-letter-duplicate = Cobrado dos veces o pagado de otra forma
shipped-letter-incorrect-amount = Importe incorrecto
shipped-letter-cancelled-recurring = Pago periódico cancelado
shipped-letter-credit-not-processed = Reembolso no procesado
shipped-letter-authorization = Autorización ausente o no válida
shipped-letter-processing = Error de procesamiento
shipped-letter-inquiry = Consulta o solicitud de recibo
shipped-letter-consumer = Disputa sobre una compra
shipped-letter-general = Cualquier otra disputa
shipped-letter-withdrawn = El titular ha desistido
shipped-letter-withdrawn-visa = El titular ha desistido (Visa)
shipped-letter-withdrawn-amex = El titular ha desistido (American Express)
shipped-limits-finix-current = Finix, actual
shipped-limits-finix-2023 = Finix, 2023
shipped-limits-mastercard-rfi = Mastercard, solicitud de comprobante
