using System.Globalization;
using System.Text;

namespace Pawl.Tests;

/// <summary>A long history made in one go: files that grow and move, branches that merge, commits by people, agents and machines.</summary>
public static class GeneratedHistory
{
    private static readonly string[] Trailers =
    [
        "",
        "",
        "\n\nCo-Authored-By: Claude Opus 4.5 <noreply@anthropic.com>",
        "\n\nCo-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>",
    ];

    /// <param name="seed">The same seed gives the same commits.</param>
    public static void Write(TestRepo repo, int commits, int seed)
    {
        var random = new Random(seed);
        var files = new Dictionary<string, List<string>>();
        var stream = new StringBuilder();
        for (var mark = 1; mark <= commits; mark++)
        {
            WriteHeader(stream, mark, random);
            // Every tenth commit merges one from a few commits ago, which a branch of one commit stands for.
            if (mark > 20 && mark % 10 == 0)
            {
                stream.Append(CultureInfo.InvariantCulture, $"merge :{mark - random.Next(2, 9)}\n");
            }
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                WriteChange(stream, files, random);
            }
            stream.Append('\n');
        }
        repo.Git(["fast-import", "--quiet"], stream.ToString());
        repo.Git("reset", "--quiet", "--hard", "main");
    }

    private static void WriteHeader(StringBuilder stream, int mark, Random random)
    {
        var message = $"Change {mark}{Trailers[random.Next(Trailers.Length)]}\n";
        var person =
            random.Next(10) == 0 ? "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>" : "Ann Example <ann@example.com>";
        stream
            .Append(CultureInfo.InvariantCulture, $"commit refs/heads/main\nmark :{mark}\n")
            .Append(CultureInfo.InvariantCulture, $"committer {person} {1_767_225_600 + 60 * mark} +0000\n")
            .Append(CultureInfo.InvariantCulture, $"data {Encoding.UTF8.GetByteCount(message)}\n{message}");
        if (mark > 1)
        {
            stream.Append(CultureInfo.InvariantCulture, $"from :{mark - 1}\n");
        }
    }

    private static void WriteChange(StringBuilder stream, Dictionary<string, List<string>> files, Random random)
    {
        var known = files.Keys.ToList();
        var path =
            known.Count < 20 || random.Next(20) == 0 ? $"src/m{random.Next(40)}/f{random.Next(1000)}.py" : known[random.Next(known.Count)];
        if (files.TryGetValue(path, out var lines) && random.Next(30) == 0)
        {
            var moved = path.Replace(".py", "_.py", StringComparison.Ordinal);
            files.Remove(path);
            files[moved] = lines;
            stream.Append(CultureInfo.InvariantCulture, $"R {path} {moved}\n");
            path = moved;
        }
        files[path] = lines ??= [];
        var at = random.Next(lines.Count + 1);
        lines.InsertRange(at, Enumerable.Range(0, random.Next(1, 12)).Select(i => $"value_{random.Next(10_000)} = {i}"));
        var text = string.Join('\n', lines) + "\n";
        stream.Append(CultureInfo.InvariantCulture, $"M 100644 inline {path}\ndata {text.Length}\n{text}\n");
    }
}
