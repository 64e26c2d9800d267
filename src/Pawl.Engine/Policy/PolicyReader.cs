using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;
using Pawl.Engine.Authorship;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Policy;

/// <summary>Reads <c>pawl.yaml</c>. What is not understood is refused: a policy that is half understood protects by half.</summary>
internal static class PolicyReader
{
    internal const int Version = 1;
    private const int MostCharacters = 1 << 18;
    private const int Deepest = 32;

    internal static Policy Read(string text, string path)
    {
        if (Parse(text, path) is not { } root)
        {
            return Policy.Default;
        }
        root.Allow(
            "version",
            "mode",
            "fail-on",
            "incomplete",
            "chain",
            "complexity",
            "defences",
            "always-review",
            "agents",
            "reviews",
            "hooks",
            "suppressions",
            "privacy",
            "analysers"
        );
        root.Find("version")?.Number(Version, Version);
        var none = Policy.Default;
        return none with
        {
            Mode = root.Find("mode")?.Word(("block", Consequence.Block), ("warn", Consequence.Warn)) ?? none.Mode,
            FailOn = root.Find("fail-on") is { } failOn ? FailOn(failOn) : none.FailOn,
            Incomplete = root.Find("incomplete") is { } incomplete ? ConsequenceOf(incomplete) : none.Incomplete,
            Chain = root.Find("chain") is { } chain ? Chain(chain) : none.Chain,
            Complexity = root.Find("complexity") is { } complexity ? Complexity(complexity) : none.Complexity,
            Defences = root.Find("defences") is { } defences ? Defences(defences) : none.Defences,
            AlwaysReview = root.Find("always-review") is { } always ? Always(always) : none.AlwaysReview,
            Agents = root.Find("agents") is { } agents ? Agents(agents) : none.Agents,
            Reviews = root.Find("reviews") is { } reviews ? Reviews(reviews) : none.Reviews,
            Hooks = root.Find("hooks") is { } hooks ? Hooks(hooks) : none.Hooks,
            Suppressions = [.. (root.Find("suppressions")?.Items ?? []).Select(SuppressionOf)],
            Privacy = root.Find("privacy") is { } privacy ? Privacy(privacy) : none.Privacy,
            Analysers = root.Find("analysers") is { } analysers ? AnalyserChoice.Of(analysers) : none.Analysers,
        };
    }

    private static PolicyNode? Parse(string text, string path)
    {
        if (text.Length > MostCharacters)
        {
            throw new UserError($"{path}: the policy has {text.Length} characters", $"At most {MostCharacters} are read.");
        }
        try
        {
            CheckDepth(text, path);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents switch
            {
                [] => null,
                [var only] => new PolicyNode(path, "", only.RootNode),
                _ => throw new UserError($"{path}: there is more than one document", "Leave out the line `---` between them."),
            };
        }
        catch (YamlException e)
        {
            var what = e.InnerException?.Message ?? e.Message;
            throw new UserError(
                FormattableString.Invariant($"{path}:{e.Start.Line}:{e.Start.Column}: {what}"),
                "This is no YAML. Look at the indentation and at quotes just before this place."
            );
        }
    }

    /// <summary>Deep nesting would take the stack of whoever builds nodes out of it.</summary>
    private static void CheckDepth(string text, string path)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
            {
                var place = parser.Current.Start;
                throw new UserError(
                    FormattableString.Invariant($"{path}:{place.Line}:{place.Column}: nested deeper than {Deepest}"),
                    "No key needs that: look at the brackets and the indentation."
                );
            }
        }
    }

    private static Severity? FailOn(PolicyNode node) =>
        node.Word<Severity?>(
            ("critical", Severity.Critical),
            ("high", Severity.High),
            ("medium", Severity.Medium),
            ("low", Severity.Low),
            ("none", null)
        );

    private static Consequence ConsequenceOf(PolicyNode node) =>
        node.Word(("block", Consequence.Block), ("warn", Consequence.Warn), ("off", Consequence.Off));

    private static ChainPolicy Chain(PolicyNode node)
    {
        node.Allow("cap", "paths", "reset-on", "undeclared");
        var none = new ChainPolicy();
        var resets = node.Find("reset-on")?.Items.Select(item => item.Word(("review", false), ("human-edit", true))).ToList();
        return none with
        {
            Cap = node.Find("cap")?.Number(0, 1000) ?? none.Cap,
            Paths = [.. (node.Find("paths")?.Items ?? []).Select(PathCapOf)],
            Undeclared = node.Find("undeclared")?.Word(("human", AuthorKind.Human), ("unknown", AuthorKind.Unknown)) ?? none.Undeclared,
            ReviewOnly = resets is not null && !resets.Contains(true),
        };
    }

    private static PathCap PathCapOf(PolicyNode node)
    {
        node.Allow("paths", "cap");
        return new PathCap(node.Need("paths").Globs, node.Need("cap").Number(0, 1000));
    }

    private static ComplexityPolicy Complexity(PolicyNode node)
    {
        node.Allow("rise", "against", "consequence");
        var none = new ComplexityPolicy();
        var against = node.Find("against")?.Items.Select(item => item.Word(("previous", false), ("reviewed", true))).ToList();
        return none with
        {
            Rise = node.Find("rise") is { } rise ? rise.Number(0, 1000) / 100.0 : none.Rise,
            AgainstPrevious = against?.Contains(false) ?? none.AgainstPrevious,
            AgainstReviewed = against?.Contains(true) ?? none.AgainstReviewed,
            Consequence = node.Find("consequence") is { } consequence ? ConsequenceOf(consequence) : none.Consequence,
        };
    }

    private static DefencePolicy Defences(PolicyNode node)
    {
        node.Allow("removed", "kinds");
        var none = new DefencePolicy();
        return none with
        {
            Removed = node.Find("removed") is { } removed ? ConsequenceOf(removed) : none.Removed,
            Kinds = (node.Find("kinds")?.Entries ?? []).ToDictionary(entry => entry.Key, entry => ConsequenceOf(entry.Value)),
        };
    }

    private static AlwaysReview Always(PolicyNode node)
    {
        node.Allow("paths", "topics");
        return new AlwaysReview
        {
            Paths = node.Find("paths")?.Globs ?? [],
            Topics = [.. (node.Find("topics")?.Items ?? []).Select(item => item.Word([.. TopicTable.BuiltIn.Names.Select(n => (n, n))]))],
        };
    }

    private static AgentPolicy Agents(PolicyNode node)
    {
        node.Allow("allow", "deny", "models", "deny-models");
        return new AgentPolicy
        {
            Allow = node.Find("allow")?.Texts ?? [],
            Deny = node.Find("deny")?.Texts ?? [],
            Models = node.Find("models")?.Globs ?? [],
            DenyModels = node.Find("deny-models")?.Globs ?? [],
        };
    }

    private static ReviewPolicy Reviews(PolicyNode node)
    {
        node.Allow("two-people", "strict", "allowed-signers");
        var none = new ReviewPolicy();
        return none with
        {
            TwoPeople = node.Find("two-people")?.IsTrue ?? none.TwoPeople,
            Strict = node.Find("strict")?.IsTrue ?? none.Strict,
            AllowedSigners = node.Find("allowed-signers")?.Text ?? none.AllowedSigners,
        };
    }

    private static HookPolicy Hooks(PolicyNode node)
    {
        node.Allow("after-edit", "end-of-turn", "holds", "at-cap", "before-shell");
        var none = new HookPolicy();
        return none with
        {
            TellsAfterEdit = node.Find("after-edit")?.Word(("tell", true), ("off", false)) ?? none.TellsAfterEdit,
            EndOfTurn = node.Find("end-of-turn") is { } end ? ConsequenceOf(end) : null,
            Holds = node.Find("holds")?.Number(0, 5) ?? none.Holds,
            AtCap = node.Find("at-cap") is { } cap ? ConsequenceOf(cap) : null,
            BeforeShell = node.Find("before-shell") is { } shell ? ConsequenceOf(shell) : null,
        };
    }

    private static Suppression SuppressionOf(PolicyNode node)
    {
        node.Allow("rule", "paths", "reason", "by", "until");
        return new Suppression(
            node.Need("rule").Text,
            node.Find("paths")?.Globs ?? [],
            node.Need("reason").Text,
            node.Need("by").Text,
            node.Need("until").Day,
            node.Place
        );
    }

    private static PrivacyPolicy Privacy(PolicyNode node)
    {
        node.Allow("people", "sessions", "minimum-people");
        var none = new PrivacyPolicy();
        return none with
        {
            Pseudonyms = node.Find("people")?.Word(("names", false), ("pseudonyms", true)) ?? none.Pseudonyms,
            RecordsSessions = node.Find("sessions")?.Word(("record", true), ("off", false)) ?? none.RecordsSessions,
            MinimumPeople = node.Find("minimum-people")?.Number(1, 1000) ?? none.MinimumPeople,
        };
    }
}
