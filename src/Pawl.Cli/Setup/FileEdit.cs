using System.Text;
using System.Text.Json;
using Pawl.Engine;

namespace Pawl.Cli.Setup;

/// <summary>One file that is set up: made, or changed by putting texts into it.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Before">Null: there was none.</param>
/// <param name="Snippets">What was put in, so that it can be taken out of a file that changed since.</param>
internal sealed record FileEdit(string Path, byte[]? Before, byte[] After, IReadOnlyList<string> Snippets, bool IsProgram = false)
{
    /// <summary>A file of our own; null when it is there already and says the same.</summary>
    internal static FileEdit? Own(string path, string text, bool isProgram = false)
    {
        var before = Read(path);
        var after = Encoding.UTF8.GetBytes(text);
        return before is not null && before.AsSpan().SequenceEqual(after) ? null : new FileEdit(path, before, after, [], isProgram);
    }

    /// <summary>JSON with something put in; null when it has that already.</summary>
    internal static FileEdit? Json(string path, Action<JsonInsert> put)
    {
        var before = Read(path);
        var json = new JsonInsert(before is null ? "" : Encoding.UTF8.GetString(before));
        try
        {
            put(json);
        }
        catch (JsonException e)
        {
            throw new UserError(
                $"{path} cannot be added to: {e.Message}",
                "Mend the file, or leave this agent out with `--no-agents` and `--agent`."
            );
        }
        return json.Snippets.Count == 0 ? null : new FileEdit(path, before, Encoding.UTF8.GetBytes(json.Text), json.Snippets);
    }

    internal static byte[]? Read(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    internal void Apply()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        Write(Path, After);
        if (IsProgram && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | (UnixFileMode)0b001_001_001);
        }
    }

    /// <summary>Whole or not at all; rights and what a link points to stay.</summary>
    internal static void Write(string path, byte[] bytes)
    {
        var link = new FileInfo(path);
        var target = link.LinkTarget is null ? path : link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var partial = $"{target}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(partial, bytes);
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(partial, File.GetUnixFileMode(target));
        }
        File.Move(partial, target, overwrite: true);
    }
}
