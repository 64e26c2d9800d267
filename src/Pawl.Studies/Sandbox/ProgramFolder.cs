namespace Pawl.Studies.Sandbox;

/// <summary>A folder for one program, gone when it was tested.</summary>
internal sealed class ProgramFolder : IDisposable
{
    private const UnixFileMode Open =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo outer = Directory.CreateTempSubdirectory("pawl-sandbox-");

    internal ProgramFolder()
    {
        // Root's sandbox runs as nobody, who must get in and write there; the outer folder lets others pass, not look.
        Path = System.IO.Path.Combine(outer.FullName, "program");
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(
                outer.FullName,
                File.GetUnixFileMode(outer.FullName) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
            );
            File.SetUnixFileMode(Path, Open);
        }
    }

    internal string Path { get; }

    internal void Write(string name, ReadOnlySpan<byte> content)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(file, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    public void Dispose()
    {
        try
        {
            outer.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program's last process may still be writing: the system clears its temporary folder.
        }
    }
}
