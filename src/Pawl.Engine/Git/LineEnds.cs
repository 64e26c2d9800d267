namespace Pawl.Engine.Git;

/// <summary>
/// Line ends as git stores them: where <c>core.autocrlf</c> or an attribute has it take carriage returns away, a file on
/// disk and its blob differ in nothing else. No filter of the repository's is run.
/// </summary>
internal static class LineEnds
{
    internal static bool HasReturns(ReadOnlySpan<byte> content) => content.IndexOf("\r\n"u8) >= 0;

    /// <summary>Those of the files, which have carriage returns on disk, that git stores without.</summary>
    internal static async Task<IReadOnlySet<string>> StoredWithout(
        GitPlace place,
        IReadOnlyCollection<string> paths,
        CancellationToken cancel
    )
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (paths.Count == 0)
        {
            return found;
        }
        var config = await GitProcess.Run(place, ["config", "--get", "core.autocrlf"], cancel);
        var isAutomatic = config.Text.Trim().ToLowerInvariant() is "true" or "input" or "yes" or "on" or "1";
        string[] arguments = ["--literal-pathspecs", "ls-files", "--eol", "--cached", "--others", "-z", "--", .. paths];
        var output = (await GitProcess.Run(place, arguments, cancel)).OrThrow();
        foreach (var entry in output.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // i/lf    w/crlf  attr/text=auto eol=crlf 	path
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var words = entry[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 3 && IsTaken(words[0], words[1], words[2]["attr/".Length..], isAutomatic))
            {
                found.Add(entry[(tab + 1)..]);
            }
        }
        return found;
    }

    /// <summary>All that git takes away: each carriage return before a line feed.</summary>
    internal static byte[] Without(ReadOnlySpan<byte> content)
    {
        var kept = new byte[content.Length];
        var count = 0;
        for (var at = 0; at < content.Length; at++)
        {
            if (content[at] != (byte)'\r' || at + 1 == content.Length || content[at + 1] != (byte)'\n')
            {
                kept[count++] = content[at];
            }
        }
        return kept[..count];
    }

    /// <summary>Where it is automatic, git leaves what is no text, and what it has with carriage returns already.</summary>
    private static bool IsTaken(string index, string work, string attribute, bool isAutomatic) =>
        attribute == "text"
        || (
            (attribute == "text=auto" || (attribute.Length == 0 && isAutomatic))
            && work != "w/-text"
            && index is not ("i/crlf" or "i/mixed")
        );
}
