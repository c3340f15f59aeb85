#!/usr/bin/env python3
"""The description of the MSI for wixl: `msi.py FOLDER VERSION COMMIT > organigramme.wxs`.
wixl knows no absolute paths: both run where FOLDER and the icon are.

For all users of a machine, by who administers it: msiexec /i organigramme.msi /qn. Every id is told from what it
names, so that the same commit gives the same package, and a later version replaces an earlier one.
"""

import pathlib, sys, uuid
from xml.sax.saxutils import quoteattr as quoted

folder, version, commit = sys.argv[1:]
# Of this program for ever: it is how an update finds what it replaces.
OURS = uuid.UUID("6f0c6ee0-3c0e-5d0a-9b0e-2f6f1c1f6c11")
guid = lambda what: str(uuid.uuid5(OURS, what)).upper()

files, used = [], []
for file in sorted(pathlib.Path(folder).iterdir()):
    key = "".join(c if c.isalnum() else "_" for c in file.name)
    used.append(f"C_{key}")
    files.append(f"""
          <Component Id="C_{key}" Guid="{guid('file ' + file.name)}" Win64="yes">
            <File Id="F_{key}" Name={quoted(file.name)} Source={quoted(f"{folder}/{file.name}")} KeyPath="yes"/>
          </Component>""")
values = [
    (r"Software\Classes\Organigramme.Projet", None, "Projet Organigramme"),
    (r"Software\Classes\Organigramme.Projet\DefaultIcon", None, "[INSTALLDIR]organigramme.exe,0"),
    (r"Software\Classes\Organigramme.Projet\shell\open\command", None, '"[INSTALLDIR]organigramme.exe" "%1"'),
    (r"Software\Classes\.organigramme", None, "Organigramme.Projet"),
    (r"Software\Classes\.organigramme", "Content Type", "application/vnd.organigramme+json"),
]
registry = "".join(
    f"""
            <RegistryValue Root="HKLM" Key="{key}" {f'Name="{name}" ' if name else ''}Type="string" Value={quoted(value)}"""
    + (' KeyPath="yes"/>' if index == 0 else "/>")
    for index, (key, name, value) in enumerate(values))
print(f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="{guid(f'product {version} {commit}')}" Name="Organigramme" Language="1036" Codepage="1252" Version="{version}"
      Manufacturer="Organigramme" UpgradeCode="{str(OURS).upper()}">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"
        Description="Organigramme {version}" Manufacturer="Organigramme" Languages="1036"/>
    <MajorUpgrade DowngradeErrorMessage="Une version plus récente d'Organigramme est installée. A later version of Organigramme is installed."/>
    <Media Id="1" Cabinet="files.cab" EmbedCab="yes"/>
    <Icon Id="organigramme.ico" SourceFile="organigramme.ico"/>
    <Property Id="ARPPRODUCTICON" Value="organigramme.ico"/>
    <Property Id="ARPNOMODIFY" Value="1"/>
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="Organigramme">{''.join(files)}
          <Component Id="Association" Guid="{guid('association')}" Win64="yes">{registry}
          </Component>
        </Directory>
      </Directory>
      <Directory Id="ProgramMenuFolder">
        <Component Id="Menu" Guid="{guid('menu')}" Win64="yes">
          <Shortcut Id="MenuEntry" Name="Organigramme" Target="[INSTALLDIR]organigramme.exe" WorkingDirectory="INSTALLDIR"/>
          <RegistryValue Root="HKLM" Key="Software\\Organigramme" Name="Menu" Type="integer" Value="1" KeyPath="yes"/>
        </Component>
      </Directory>
    </Directory>
    <Feature Id="All" Level="1">
      {' '.join(f'<ComponentRef Id="{it}"/>' for it in used)}
      <ComponentRef Id="Association"/> <ComponentRef Id="Menu"/>
    </Feature>
  </Product>
</Wix>""")
