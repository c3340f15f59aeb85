; The installer for one person, without any right: see `make.sh`
; Silent with /S; /D=FOLDER, as the last argument, chooses where.
Target amd64-unicode
Unicode true
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh

!define TYPE "Organigramme.Projet"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Organigramme"
!define CHANGED 'System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"'

Name "Organigramme"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Organigramme"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Organigramme ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Organigramme"
VIAddVersionKey /LANG=0 "FileDescription" "Organigramme"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT"
!ifdef SIGN
  !uninstfinalize '"${SIGN}" "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\organigramme.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"

LangString TYPE_NAME ${LANG_FRENCH} "Projet Organigramme"
LangString TYPE_NAME ${LANG_ENGLISH} "Organigramme project"
LangString RUNNING ${LANG_FRENCH} "Organigramme est ouvert. Fermez-le, puis réessayez."
LangString RUNNING ${LANG_ENGLISH} "Organigramme is open. Close it, then try again."

; A program that runs cannot be written over: nothing is begun before it is closed.
!macro WAIT_UNTIL_CLOSED
  again:
  IfFileExists "$INSTDIR\organigramme.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\organigramme.exe" a
  IfErrors 0 free
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Abort "$(RUNNING)"
  free:
  FileClose $0
  closed:
!macroend

Section
  !insertmacro WAIT_UNTIL_CLOSED
  SetOutPath "$INSTDIR"
  File "${FILES}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Organigramme.lnk" "$INSTDIR\organigramme.exe"

  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "$(TYPE_NAME)"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\organigramme.exe,0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\organigramme.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.organigramme" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\.organigramme" "Content Type" "application/vnd.organigramme+json"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Organigramme"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\organigramme.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Organigramme"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ${CHANGED}
SectionEnd

; What people made stays: projects, preferences, versions.
Section Uninstall
  !insertmacro WAIT_UNTIL_CLOSED
  !include "${LIST}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; If this was all that was in it.
  RMDir "$LOCALAPPDATA\Programs"
  Delete "$SMPROGRAMS\Organigramme.lnk"
  ; Only what still is ours: another program may have taken the type over.
  ReadRegStr $0 HKCU "Software\Classes\.organigramme" ""
  StrCmp $0 "${TYPE}" 0 +2
  DeleteRegKey HKCU "Software\Classes\.organigramme"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${CHANGED}
SectionEnd
