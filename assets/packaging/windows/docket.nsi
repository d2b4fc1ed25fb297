; Installs Docket for the user who runs it, without an administrator. Accounts, settings and what is kept of disputes stand
; elsewhere and are left alone, also when Docket is removed.
;
; VERSION, NUMBERS, PROGRAM, ICON, LICENSES and OUT come from assets/packaging/build.
; As the program: for 64 bits.
Target amd64-unicode
SetCompressor /SOLID lzma
; The same files give the same installer, whenever they were written.
SetDateSave off
RequestExecutionLevel user
ManifestDPIAware true

Name "Docket"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
InstallDir "$LOCALAPPDATA\Programs\Docket"
InstallDirRegKey HKCU "Software\Docket" "Folder"
BrandingText "Docket ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Docket"
VIAddVersionKey "FileDescription" "Installs Docket"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Docket"

Section
    SetOutPath "$INSTDIR"
    ; A program that runs cannot be replaced: then nothing is changed, and it is said.
    ClearErrors
    File "/oname=docket.exe.new" "${PROGRAM}"
    Delete "$INSTDIR\docket.exe"
    Rename "$INSTDIR\docket.exe.new" "$INSTDIR\docket.exe"
    IfErrors 0 replaced
    Delete "$INSTDIR\docket.exe.new"
    MessageBox MB_OK|MB_ICONEXCLAMATION "Docket is still running. Quit it, then install again." /SD IDOK
    SetErrorLevel 2
    Quit
    replaced:
    File "${LICENSES}\LICENSE-MIT"
    File "${LICENSES}\LICENSE-APACHE"
    File "${LICENSES}\SECURITY.md"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortCut "$SMPROGRAMS\Docket.lnk" "$INSTDIR\docket.exe"
    WriteRegStr HKCU "Software\Docket" "Folder" "$INSTDIR"
    ; docket:// links open the dispute.
    WriteRegStr HKCU "Software\Classes\docket" "" "URL:Docket"
    WriteRegStr HKCU "Software\Classes\docket" "URL Protocol" ""
    WriteRegStr HKCU "Software\Classes\docket\DefaultIcon" "" "$INSTDIR\docket.exe,0"
    WriteRegStr HKCU "Software\Classes\docket\shell\open\command" "" '"$INSTDIR\docket.exe" "%1"'
    WriteRegStr HKCU "${REMOVAL}" "DisplayName" "Docket"
    WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\docket.exe"
    WriteRegStr HKCU "${REMOVAL}" "Publisher" "The Docket developers"
    WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
    WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
    ClearErrors
    Delete "$INSTDIR\docket.exe"
    IfErrors 0 removed
    MessageBox MB_OK|MB_ICONEXCLAMATION "Docket is still running. Quit it, then remove it again." /SD IDOK
    SetErrorLevel 2
    Quit
    removed:
    Delete "$INSTDIR\LICENSE-MIT"
    Delete "$INSTDIR\LICENSE-APACHE"
    Delete "$INSTDIR\SECURITY.md"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Docket.lnk"
    DeleteRegKey HKCU "Software\Classes\docket"
    DeleteRegKey HKCU "Software\Docket"
    DeleteRegKey HKCU "${REMOVAL}"
SectionEnd
