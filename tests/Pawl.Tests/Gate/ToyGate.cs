using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Gate;
using Pawl.Engine.Policy;
using Pawl.Engine.Reviews;
using Pawl.Tests.Audit;
using Pawl.Tests.Reviews;

namespace Pawl.Tests.Gate;

/// <summary>A repository with a main branch, a branch of work, people with keys, and the gate between them.</summary>
internal sealed class ToyGate : IDisposable
{
    internal static readonly DateOnly Today = new(2026, 6, 1);

    internal Reviewers People { get; } = new();
    internal TestRepo Repo => People.Repo;

    /// <param name="policy">Text of <c>pawl.yaml</c> on the main branch.</param>
    /// <param name="text">Of <c>a.toy</c> there.</param>
    internal ToyGate(string policy = "", string text = "start()\n")
    {
        string signers = People.Line(Reviewers.Ann) + People.Line(Reviewers.Bob);
        Repo.Commit("main", ("a.toy", text), ("pawl.yaml", policy), (Reviewers.SignersFile, signers));
        Repo.Git("checkout", "--quiet", "-b", "work");
    }

    internal ToyGate Agent(string text, string path = "a.toy", string author = ToyAudit.Claude)
    {
        Repo.CommitAs(author, "turn", (path, text));
        return this;
    }

    internal ToyGate Person(string text, string path = "a.toy") => Agent(text, path, ToyAudit.Ann);

    /// <summary>Iterations that only add harmless lines.</summary>
    internal ToyGate Turns(int count, string text = "start()\n")
    {
        for (var i = 1; i <= count; i++)
        {
            Agent(text += FormattableString.Invariant($"turn{i}()\n"));
        }
        return this;
    }

    internal string Text(string path = "a.toy") => File.ReadAllText(Path.Combine(Repo.Path, path));

    internal Task<ReviewEnvelope> Review(string person, string path = "a.toy", params Acceptance[] accepted) =>
        People.Keep(People.About(person, path, Text(path)) with { Accepted = accepted });

    /// <summary>Authors are those of the ledger and of the real signals, not only those that the toy knows by name.</summary>
    internal bool ReadsLedger { get; init; }

    internal async Task<GateReport> Run(string? range = "main..work", ContentCache? cache = null)
    {
        using var none = ContentCache.Open(null);
        var options = new GateOptions(Repo.Path, range, Today);
        return await new Engine.Gate.Gate(options, ToyAudit.Tools, cache ?? none).Run(
            ReadsLedger ? CommitAuthors.By(SignalTable.Load()) : ToyAudit.Authors,
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>The verdict, then each objection as <c>block kind path</c>.</summary>
    internal async Task<string> Says(string? range = "main..work")
    {
        var report = await Run(range);
        var objections = report.Objections.Select(o => $"{o.Consequence} {o.Kind} {o.Path}".TrimEnd());
        return string.Join("; ", objections.Prepend(report.Verdict.ToString())).ToLowerInvariant();
    }

    public void Dispose() => People.Dispose();
}
