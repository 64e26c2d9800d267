using System.Globalization;
using System.Text;
using Pawl.Engine.Git;

namespace Pawl.Engine.Lineage;

/// <summary>Git's answer to who wrote a line, moved and copied lines followed.</summary>
/// <param name="Path">The file's name in that commit.</param>
/// <param name="Line">The line's number there.</param>
internal sealed record Blame(ObjectId Commit, string Path, int Line)
{
    /// <param name="line">In that revision of the file.</param>
    internal static async Task<Blame> Of(GitRepository repository, ObjectId revision, string path, int line, CancellationToken cancel)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"-L{line},{line}");
        string[] where = [range, revision.ToString(), "--", path];
        var moved = await GitProcess.Run(repository.Objects, ["blame", "--porcelain", "-M", "-C", .. where], cancel);
        // Looking for moved lines reads other files, too; one of them may be missing.
        var answer = moved.Succeeded ? moved : await GitProcess.Run(repository.Objects, ["blame", "--porcelain", .. where], cancel);
        var lines = answer.OrThrow().Lines;
        // "id, line there, line here, count", then headers, then the line itself behind a tab.
        var head = lines[0].Split(' ');
        var name = lines.First(l => l.StartsWith("filename ", StringComparison.Ordinal))["filename ".Length..];
        return new Blame(ObjectId.Parse(head[0]), Unquoted(name), int.Parse(head[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Git writes names with unusual bytes in quotes, as C does.</summary>
    private static string Unquoted(string name)
    {
        if (name.Length < 2 || name[0] != '"')
        {
            return name;
        }
        var bytes = new List<byte>();
        for (var i = 1; i < name.Length - 1; i++)
        {
            if (name[i] != '\\')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(name[i].ToString()));
            }
            else if (name[++i] is >= '0' and <= '3')
            {
                bytes.Add((byte)(((name[i] - '0') << 6) | ((name[i + 1] - '0') << 3) | (name[i + 2] - '0')));
                i += 2;
            }
            else
            {
                bytes.Add((byte)"abtnvfr\"\\".IndexOf(name[i]) is var at and < 7 ? (byte)(at + 7) : (byte)name[i]);
            }
        }
        return GitText.Path([.. bytes]);
    }
}
