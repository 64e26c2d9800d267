namespace Pawl.Engine.Git;

/// <summary>A work tree found by looking at files alone: where every millisecond counts. <see cref="GitRepository"/> knows more.</summary>
/// <param name="Root">Top folder.</param>
/// <param name="GitFolder">This work tree's git folder.</param>
/// <param name="CommonFolder">The git folder that all work trees share.</param>
/// <param name="ObjectFormat"><c>sha1</c> or <c>sha256</c>.</param>
public sealed record WorkTree(string Root, string GitFolder, string CommonFolder, string ObjectFormat)
{
    private const string Pointer = "gitdir: ";

    /// <summary>The nearest one above a folder; null when there is none.</summary>
    public static WorkTree? Find(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            var git = Path.Combine(at, ".git");
            if (Directory.Exists(git))
            {
                return Of(at, git);
            }
            if (File.Exists(git) && File.ReadAllText(git).Trim() is var text && text.StartsWith(Pointer, StringComparison.Ordinal))
            {
                return Of(at, Path.GetFullPath(text[Pointer.Length..], at));
            }
        }
        return null;
    }

    /// <summary>The path inside the work tree, with slashes; null for one outside. Links are followed: what counts is which file is written.</summary>
    public string? Inside(string path, string folder)
    {
        var full = Path.GetFullPath(path, folder);
        return Below(Root, full) ?? Below(Resolved(Root), Resolved(full));
    }

    /// <summary>The commit that HEAD names; null when that stands elsewhere than in plain files.</summary>
    public string? Head()
    {
        var head = ReadLine(Path.Combine(GitFolder, "HEAD"));
        return head is null ? null
            : head.StartsWith("ref: ", StringComparison.Ordinal) ? Ref(head[5..])
            : head;
    }

    /// <summary>What a reference names; null when there is none.</summary>
    public string? Ref(string name)
    {
        if (ReadLine(Path.Combine(CommonFolder, name)) is { } loose)
        {
            return loose;
        }
        var packed = Path.Combine(CommonFolder, "packed-refs");
        return File.Exists(packed)
            ? File.ReadLines(packed).FirstOrDefault(line => line.EndsWith(" " + name, StringComparison.Ordinal))?.Split(' ')[0]
            : null;
    }

    private static WorkTree? Of(string root, string git)
    {
        var common = ReadLine(Path.Combine(git, "commondir")) is { } told ? Path.GetFullPath(told, git) : git;
        var config = Path.Combine(common, "config");
        if (!File.Exists(config))
        {
            return null;
        }
        var isLong = File.ReadLines(config)
            .Select(line => line.Replace(" ", "", StringComparison.Ordinal).Trim())
            .Any(line => line.Equals("objectformat=sha256", StringComparison.OrdinalIgnoreCase));
        return new WorkTree(root, git, common, isLong ? "sha256" : "sha1");
    }

    private static string? ReadLine(string file) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault() is { Length: > 0 } line ? line.Trim() : null;

    private static string? Below(string root, string full)
    {
        var relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    /// <summary>With all links on the way followed, as far as the folders exist.</summary>
    private static string Resolved(string full)
    {
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }
        var path = Path.Combine(Resolved(parent), Path.GetFileName(full));
        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : path;
    }
}
