//! What Windows shows of the program and how it treats it: its icon, its version, its manifest. They are put
//! into the programs, and into no library or test.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, error, fs};

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

/// Each point of a screen is drawn as it is, on every screen as it wants it; paths may be longer than 260
/// letters; what programs for single bytes are told is UTF-8; the system's dialogs look as they do today.
const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <assemblyIdentity type="win32" name="Organigramme" version="{version}"/>
  <dependency><dependentAssembly>
    <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
      processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
  </dependentAssembly></dependency>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1"><application>
    <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
  </application></compatibility>
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3"><security><requestedPrivileges>
    <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
  </requestedPrivileges></security></trustInfo>
  <application xmlns="urn:schemas-microsoft-com:asm.v3"><windowsSettings>
    <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
    <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2, PerMonitor</dpiAwareness>
    <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
    <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
  </windowsSettings></application>
</assembly>
"#;

/// In the language that all speak who look there: French, letters of Unicode.
const RESOURCES: &str = r#"#pragma code_page(65001)
1 ICON "{icon}"
1 24 "{manifest}"
1 VERSIONINFO
FILEVERSION {numbers}
PRODUCTVERSION {numbers}
FILEOS 0x40004
FILETYPE 1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040c04b0"
    BEGIN
      VALUE "CompanyName", "Organigramme"
      VALUE "FileDescription", "Organigramme"
      VALUE "FileVersion", "{version}"
      VALUE "InternalName", "organigramme"
      VALUE "LegalCopyright", "Licence MIT"
      VALUE "OriginalFilename", "organigramme.exe"
      VALUE "ProductName", "Organigramme"
      VALUE "ProductVersion", "{version}"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x040c, 0x04b0
  END
END
"#;

#[expect(clippy::disallowed_methods, reason = "cargo's own output folder, not a user's file")]
pub fn build() -> Result<()> {
    println!("cargo::rerun-if-changed=src/build");
    println!("cargo::rerun-if-changed=assets/icon");
    if env::var("CARGO_CFG_TARGET_OS")? != "windows" {
        return Ok(());
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let icon = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("assets/icon/organigramme.ico");
    let version = env::var("CARGO_PKG_VERSION")?;
    let part = |name: &str| env::var(format!("CARGO_PKG_VERSION_{name}"));
    let parts = [part("MAJOR")?, part("MINOR")?, part("PATCH")?, "0".to_owned()];
    let manifest = out.join("organigramme.manifest");
    fs::write(&manifest, MANIFEST.replace("{version}", &parts.join(".")))?;
    // A backslash in a string stands for something else.
    let quoted = |path: &Path| path.display().to_string().replace('\\', "/");
    let script = RESOURCES
        .replace("{icon}", &quoted(&icon))
        .replace("{manifest}", &quoted(&manifest))
        .replace("{numbers}", &parts.join(","))
        .replace("{version}", &version);
    let resources = out.join("organigramme.rc");
    fs::write(&resources, script)?;
    match compiled(&resources, &out) {
        Some(compiled) => println!("cargo::rustc-link-arg-bins={}", compiled.display()),
        None => println!(
            "cargo::warning=no resource compiler (windres of mingw-w64, rc or llvm-rc): the program has no icon, \
             no version and no manifest"
        ),
    }
    Ok(())
}

/// The resources as the linker takes them, by the first compiler that is there; none if none is.
fn compiled(resources: &Path, out: &Path) -> Option<PathBuf> {
    let processor = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    if env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|it| it == "msvc") {
        let made = out.join("organigramme.res");
        let ran = |program: &str| {
            run(Command::new(program).arg("/nologo").arg("/fo").arg(&made).arg(resources))
        };
        return ["rc", "llvm-rc"].into_iter().any(ran).then_some(made);
    }
    let made = out.join("organigramme.o");
    let ran = |program: String| {
        let mut windres = Command::new(program);
        run(windres.args(["--codepage=65001", "-O", "coff"]).arg(resources).arg(&made))
    };
    let programs = [format!("{processor}-w64-mingw32-windres"), "windres".to_owned()];
    programs.into_iter().any(ran).then_some(made)
}

fn run(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}
