using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pawl.Engine;

namespace Pawl.Cli.Setup;

/// <summary>What was set up, so that it can be undone to the byte: <c>.git/pawl/setup.json</c>.</summary>
internal sealed class SetupRecord(string commonFolder)
{
    private string Path => System.IO.Path.Combine(commonFolder, "pawl", "setup.json");

    internal bool Exists => File.Exists(Path);

    internal void Add(IReadOnlyList<FileEdit> edits)
    {
        var all = Read();
        foreach (var edit in edits)
        {
            var earlier = all.FirstOrDefault(e => (string?)e!["path"] == edit.Path);
            var snippets = new JsonArray([.. edit.Snippets.Select(s => (JsonNode)s)]);
            if (earlier is not null)
            {
                all.Remove(earlier);
                snippets = new JsonArray([
                    .. earlier["snippets"]!.AsArray().Select(s => s!.DeepClone()).Concat(snippets.Select(s => s!.DeepClone())),
                ]);
            }
            all.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["path"] = edit.Path,
                        ["before"] =
                            earlier is not null ? earlier["before"]?.DeepClone()
                            : edit.Before is null ? null
                            : Convert.ToBase64String(edit.Before),
                        ["after"] = Hash(edit.After),
                        ["snippets"] = snippets,
                        ["under"] = earlier is not null ? earlier["under"]?.DeepClone() : Existing(edit.Path),
                    }
            );
        }
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        FileEdit.Write(Path, Encoding.UTF8.GetBytes(all.ToJsonString()));
    }

    /// <summary>Files that are watched over: those that must still be as they were set up.</summary>
    internal IEnumerable<(string Path, bool IsAsSetUp)> Files() =>
        Read()
            .Select(e =>
                (
                    (string)e!["path"]!,
                    FileEdit.Read((string)e["path"]!) is { } now && (Hash(now) == (string?)e["after"] || HasSnippets(e, now))
                )
            );

    internal bool Has(string path) => Read().Any(e => (string?)e!["path"] == path);

    /// <summary>Undoes everything; what somebody changed since loses only what was put in.</summary>
    /// <returns>One line for each file.</returns>
    internal IReadOnlyList<string> Undo(bool dryRun)
    {
        var told = new List<string>();
        foreach (var edit in Read().Reverse())
        {
            var path = (string)edit!["path"]!;
            var before = (string?)edit["before"] is { } text ? Convert.FromBase64String(text) : null;
            var now = FileEdit.Read(path);
            if (now is null)
            {
                told.Add($"gone already  {path}");
            }
            else if (Hash(now) == (string?)edit["after"])
            {
                told.Add($"{(before is null ? "removed" : "restored"), -14}{path}");
                if (!dryRun)
                {
                    Restore(path, before, (string?)edit["under"]);
                }
            }
            else if (HasSnippets(edit, now))
            {
                told.Add($"taken out of  {path}");
                if (!dryRun)
                {
                    var rest = edit["snippets"]!
                        .AsArray()
                        .Reverse()
                        .Aggregate(Encoding.UTF8.GetString(now), (all, s) => WithoutLast(all, (string)s!));
                    FileEdit.Write(path, Encoding.UTF8.GetBytes(rest));
                }
            }
            else
            {
                told.Add($"LEFT          {path}: it was changed by hand; take out what names pawl yourself");
            }
        }
        if (!dryRun)
        {
            File.Delete(Path);
        }
        return told;
    }

    /// <param name="under">Folders below this one were made for the file.</param>
    private static void Restore(string path, byte[]? before, string? under)
    {
        if (before is not null)
        {
            FileEdit.Write(path, before);
            return;
        }
        File.Delete(path);
        var folder = System.IO.Path.GetDirectoryName(path);
        while (
            under is not null && folder is not null && folder.Length > under.Length && !Directory.EnumerateFileSystemEntries(folder).Any()
        )
        {
            Directory.Delete(folder);
            folder = System.IO.Path.GetDirectoryName(folder);
        }
    }

    private static string Existing(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        return Directory.Exists(folder) ? folder : Existing(folder);
    }

    private static bool HasSnippets(JsonNode edit, byte[] now)
    {
        var text = Encoding.UTF8.GetString(now);
        var snippets = edit["snippets"]!.AsArray();
        return snippets.Count > 0 && snippets.All(s => text.Contains((string)s!, StringComparison.Ordinal));
    }

    private static string WithoutLast(string text, string snippet)
    {
        var at = text.LastIndexOf(snippet, StringComparison.Ordinal);
        return at < 0 ? text : text.Remove(at, snippet.Length);
    }

    private JsonArray Read()
    {
        try
        {
            return Exists ? JsonNode.Parse(File.ReadAllText(Path))!.AsArray() : [];
        }
        catch (JsonException e)
        {
            throw new UserError($"{Path} cannot be read: {e.Message}", "Take out what names pawl by hand, and delete the file.");
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
