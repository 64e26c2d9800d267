using System.Text;
using System.Text.RegularExpressions;

namespace Pawl.Engine.Analysers;

/// <summary>
/// A folder of its own with copies of the files that an analyser is given, and nothing else: no settings, plug-ins or
/// ignore lists of the repository. Goes away when it is disposed.
/// </summary>
internal sealed class Stage : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pawl-").FullName;
    private readonly Dictionary<string, string> origins = new(StringComparer.Ordinal);
    private readonly List<string> files = [];

    /// <exception cref="IOException">The disk is full.</exception>
    /// <param name="silencers">Made meaningless, byte for byte.</param>
    internal Stage(IReadOnlyList<SourceContent> contents, Regex? silencers)
    {
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Scratch);
        foreach (var content in contents)
        {
            var name = NameFor(content.Path);
            var path = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = File.Create(path))
            {
                file.Write(Unsilenced(content.Bytes, silencers));
            }
            origins[name] = content.Path;
            files.Add(path);
        }
        File.WriteAllLines(List, files, new UTF8Encoding(false));
    }

    internal string Folder => Path.Combine(root, "src");
    internal string Scratch => Path.Combine(root, "scratch");
    internal string Output => Path.Combine(root, "output");
    internal string List => Path.Combine(root, "list");
    internal IReadOnlyList<string> Files => files;

    // One character for each byte, so that nothing else changes.
    private static ReadOnlySpan<byte> Unsilenced(ReadOnlyMemory<byte> bytes, Regex? silencers)
    {
        if (silencers is null)
        {
            return bytes.Span;
        }
        var text = Encoding.Latin1.GetString(bytes.Span);
        return silencers.IsMatch(text)
            ? Encoding.Latin1.GetBytes(silencers.Replace(text, match => new string('x', match.Length)))
            : bytes.Span;
    }

    /// <summary>The path in reports of a file that an analyser names; null for what it was not given.</summary>
    internal string? OriginOf(string named)
    {
        var full = Path.GetFullPath(named, Folder);
        foreach (var folder in (string[])[Folder, Resolved])
        {
            var relative = Path.GetRelativePath(folder, full).Replace('\\', '/');
            if (origins.TryGetValue(relative, out var origin))
            {
                return origin;
            }
        }
        return null;
    }

    /// <summary>Programs that follow links see another name where the folder for temporary files is one.</summary>
    private string Resolved => Path.Combine(new DirectoryInfo(root).ResolveLinkTarget(true)?.FullName ?? "/private" + root, "src");

    public void Dispose()
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A program that was killed may still hold a file; the system clears its folder for temporary files.
        }
    }

    // Names that could be taken for something else, or that lead elsewhere, are replaced; the ending tells the language.
    private string NameFor(string path)
    {
        var parts = path.Split('/');
        var isPlain =
            !Path.IsPathRooted(path)
            && parts.All(part => part.Length > 0 && part is not ("." or "..") && part[0] != '-' && !part.Any(IsTroublesome))
            && !origins.ContainsKey(path);
        return isPlain ? path : $"renamed-{origins.Count}/file{Path.GetExtension(parts[^1])}";
    }

    private static bool IsTroublesome(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is '\\' or '"' or '\'' or '*' or '?' or '{' or '}' or '@' or '%';
}
