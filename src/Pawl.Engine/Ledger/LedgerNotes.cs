using System.Text;
using Pawl.Engine.Git;

namespace Pawl.Engine.Ledger;

/// <summary>Ledgers' lines as they travel in git: each commit's note has the lines that were written until then. Two notes merge line by line.</summary>
public static class LedgerNotes
{
    public const string Reference = "refs/notes/pawl";

    /// <summary>Larger notes are not read.</summary>
    internal const long MostBytes = 16 << 20;

    // Whoever commits may have no name yet; a note is no work of theirs.
    private static readonly Dictionary<string, string> Writer = new()
    {
        ["GIT_AUTHOR_NAME"] = "Pawl",
        ["GIT_AUTHOR_EMAIL"] = "pawl@localhost",
        ["GIT_COMMITTER_NAME"] = "Pawl",
        ["GIT_COMMITTER_EMAIL"] = "pawl@localhost",
    };

    /// <summary>Puts all lines that stand in no note yet into the commit's. Under the ledger's lock.</summary>
    internal static async Task Publish(GitRepository repository, StepLedger ledger, ObjectId commit, CancellationToken cancel)
    {
        var first = ledger.FirstUnpublished();
        var records = ledger.Backwards(null).TakeWhile(record => record.Number >= first).ToList();
        if (records.Count > 0)
        {
            await Add(repository, commit, records.Select(record => record.Line), cancel);
            ledger.SetPublished(records[0].Number + 1);
        }
    }

    /// <summary>Commits were written anew: what is known of the old ones is known of the new ones.</summary>
    /// <param name="pairs">Old and new id on each line.</param>
    public static async Task Copy(GitRepository repository, StepLedger ledger, string pairs, CancellationToken cancel)
    {
        using var held = ledger.Hold();
        string[] arguments =
        [
            "-c",
            "notes.rewrite.rebase=true",
            "-c",
            "notes.rewriteMode=cat_sort_uniq",
            "-c",
            $"notes.rewriteRef={Reference}",
            "notes",
            "copy",
            "--for-rewrite=rebase",
        ];
        (await GitProcess.Run(Place(repository), arguments, Encoding.UTF8.GetBytes(pairs), cancel)).OrThrow();
    }

    private static async Task Add(GitRepository repository, ObjectId commit, IEnumerable<string> lines, CancellationToken cancel)
    {
        var place = Place(repository);
        var old = await GitProcess.Run(place, ["notes", $"--ref={Reference}", "show", commit.ToString()], cancel);
        var all = (old.Succeeded ? old.Lines : [])
            .Concat(lines)
            .Where(line => line.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var text = string.Concat(all.Select(line => line + "\n"));
        string[] arguments = ["notes", $"--ref={Reference}", "add", "--force", "--file=-", commit.ToString()];
        (await GitProcess.Run(place, arguments, Encoding.UTF8.GetBytes(text), cancel)).OrThrow();
    }

    private static GitPlace Place(GitRepository repository) => repository.Home with { Environment = Writer };
}
