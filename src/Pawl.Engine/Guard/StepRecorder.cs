using Pawl.Engine.Authorship;
using Pawl.Engine.Git;
using Pawl.Engine.Ledger;

namespace Pawl.Engine.Guard;

/// <summary>Records what files have become since they were seen last.</summary>
public sealed class StepRecorder(WorkTree tree, StepLedger ledger, FileContents contents, TimeProvider time)
{
    private readonly string treeName = WorkTreeName.Of(tree.GitFolder, tree.CommonFolder);

    /// <summary>What changed by an agent's hand.</summary>
    /// <param name="via"><c>edit</c> or <c>shell</c>.</param>
    /// <param name="onlyUnknown">Contents that were there before are nobody's work: git brought them back.</param>
    public async Task<IReadOnlyList<SeenEdit>> Agents(
        IReadOnlyList<string> paths,
        Turn turn,
        string via,
        bool onlyUnknown,
        bool recordsSession,
        CancellationToken cancel
    )
    {
        var edits = await Since(paths, onlyUnknown, cancel);
        await contents.Keep([.. edits.Where(edit => edit.Content is not null).Select(edit => (edit.Path, edit.Content!))], cancel);
        ledger.Append([
            .. edits.Select(edit =>
                Bare(turn, recordsSession) with
                {
                    Time = time.GetUtcNow().ToUnixTimeSeconds(),
                    Tree = treeName,
                    Path = edit.Path,
                    Before = edit.Before,
                    After = edit.After,
                    Via = via,
                }
            ),
        ]);
        return edits;
    }

    /// <summary>What changed while no agent was at work: a person's hand, as far as anybody can tell.</summary>
    /// <param name="isCosmetic">Of a path and two contents.</param>
    public async Task Between(IReadOnlyList<string> paths, IsCosmetic isCosmetic, CancellationToken cancel)
    {
        var edits = await Since(paths, onlyUnknown: true, cancel);
        if (edits.Count == 0)
        {
            return;
        }
        await contents.Keep([.. edits.Where(edit => edit.Content is not null).Select(edit => (edit.Path, edit.Content!))], cancel);
        var old = await contents.Read([.. edits.Select(edit => edit.Before).OfType<string>()], cancel);
        var steps = new List<LedgerStep>();
        foreach (var edit in edits)
        {
            var before = edit.Before is null ? null : old.GetValueOrDefault(edit.Before);
            steps.Add(
                Step(edit, await WasThere(edit, cancel) ? AuthorKind.Unknown : AuthorKind.Human, "between") with
                {
                    Cosmetic = before is not null && edit.Content is not null && isCosmetic(edit.Path, before, edit.Content),
                }
            );
        }
        ledger.Append(steps);
    }

    private LedgerStep Step(SeenEdit edit, AuthorKind by, string via) =>
        new(time.GetUtcNow().ToUnixTimeSeconds(), treeName, edit.Path, null, edit.Before, edit.After, by, via);

    /// <summary>A step of this turn, of no file yet.</summary>
    internal static LedgerStep Bare(Turn turn, bool recordsSession) =>
        new(0, "", "", null, null, null, AuthorKind.Agent, "edit")
        {
            Agent = turn.Agent,
            Model = ModelName.Normalise(turn.Model),
            Session = recordsSession ? turn.Session : ShortHash.Of(turn.Session)[..12],
            Turn = turn.Id,
        };

    /// <summary>Files whose content is not the one that was seen last.</summary>
    private async Task<IReadOnlyList<SeenEdit>> Since(IReadOnlyList<string> paths, bool onlyUnknown, CancellationToken cancel)
    {
        var heads = await contents.IdsInHead(paths, cancel);
        var present = await contents.OnDisk(paths, cancel);
        var edits = new List<SeenEdit>();
        foreach (var path in paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var content = present[path];
            if (content is null && File.Exists(Path.Combine(tree.Root, path)))
            {
                continue; // A link, or too large.
            }
            var after = content is null ? null : contents.IdOf(content);
            var records = ledger.Backwards(path).Where(record => record.Step.Path == path).ToList();
            var before = LastSeen(path, heads[path], records);
            if (before != after && !(onlyUnknown && (after == heads[path] || records.Any(record => record.Step.After == after))))
            {
                edits.Add(new SeenEdit(path, before, after, content));
            }
        }
        return edits;
    }

    /// <summary>What was recorded last in this work tree, as long as it stands on what HEAD has.</summary>
    private string? LastSeen(string path, string? head, List<LedgerRecord> records)
    {
        var last = records.Find(record => record.Step.Tree == treeName);
        if (last is null || last.Step.After == head)
        {
            return head;
        }
        var graph = new StepGraph();
        foreach (var record in records)
        {
            graph.Add(record);
        }
        return graph.Way(path, head, path, last.Step.After) is null ? head : last.Step.After;
    }

    /// <summary>Git had this content at this place before.</summary>
    private async Task<bool> WasThere(SeenEdit edit, CancellationToken cancel)
    {
        if (edit.After is null)
        {
            return false;
        }
        string[] arguments = ["--literal-pathspecs", "log", "-1", "--format=%H", $"--find-object={edit.After}", "HEAD", "--", edit.Path];
        var output = await GitProcess.Run(GitPlace.At(tree.Root), arguments, cancel);
        return output.Succeeded && output.Text.Length > 0;
    }
}

/// <summary>A file that is not what it was.</summary>
/// <param name="Before">Blob; null: it is new.</param>
/// <param name="After">Blob; null: it is gone.</param>
/// <param name="Content">As it lies there.</param>
public sealed record SeenEdit(string Path, string? Before, string? After, byte[]? Content);
