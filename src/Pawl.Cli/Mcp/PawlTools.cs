using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Pawl.Engine;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Gate;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;
using Pawl.Engine.Reports.Gate;
using Pawl.Engine.Reviews;

namespace Pawl.Cli.Mcp;

/// <summary>The tools and their answers.</summary>
internal sealed class PawlTools(string path)
{
    private const string File =
        """{"type":"object","properties":{"file":{"type":"string","description":"One file, from the repository's root; all that changed without it"}}}""";

    internal static IReadOnlyList<Tool> All { get; } =
    [
        Read(
            "chain_status",
            "Iterations left",
            "How many iterations agents may still make in each changed file before a person must look. Call it before a large edit.",
            File
        ),
        Read(
            "check_changes",
            "Check changes",
            "What the changes that are not committed yet introduce: new findings with place and rule, and safeguards that are gone. Call it after every edit, then mend what it lists. It looks at languages that Pawl knows only.",
            File
        ),
        Read(
            "check_gate",
            "Check the gate",
            "Whether the commits of this branch may be merged by the base's policy, and each reason why not. Call it before a push. It does not look at what is not committed.",
            """{"type":"object","properties":{"range":{"type":"string","description":"BASE..HEAD; the branch against its upstream or the main branch without it"}}}"""
        ),
        Read(
            "explain_finding",
            "Explain a finding",
            "What a rule finds, why it matters and what to do instead, in each language.",
            """{"type":"object","properties":{"rule":{"type":"string","description":"The rule's id, as findings name it: sql-injection"}},"required":["rule"]}"""
        ),
        Read(
            "review_requirements",
            "What a person must look at",
            "Which files need a person's review before this branch may be merged, and how a person makes one. Reviews cannot be made by an assistant.",
            """{"type":"object","properties":{}}"""
        ),
    ];

    /// <exception cref="UserError">The question is wrong.</exception>
    internal async Task<CallToolResult> Call(CallToolRequestParams call, CancellationToken cancel)
    {
        var answer = call.Name switch
        {
            "chain_status" => await ChainStatus(Argument(call, "file"), cancel),
            "check_changes" => await CheckChanges(Argument(call, "file"), cancel),
            "check_gate" => Parsed(await RunGate(Argument(call, "range"), cancel)),
            "explain_finding" => Explain(Argument(call, "rule") ?? ""),
            "review_requirements" => await Requirements(cancel),
            _ => throw new UserError($"there is no tool {call.Name}", $"There are {string.Join(", ", All.Select(t => t.Name))}."),
        };
        var text = answer.ToJsonString();
        using var document = JsonDocument.Parse(text);
        return new CallToolResult { Content = [new TextContentBlock { Text = text }], StructuredContent = document.RootElement.Clone() };
    }

    private async Task<JsonObject> ChainStatus(string? file, CancellationToken cancel)
    {
        var files = new JsonArray();
        foreach (var s in await Subjects(file, cancel))
        {
            files.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["path"] = s.Path,
                        ["chainLength"] = s.ChainLength,
                        ["cap"] = s.Cap,
                        ["left"] = Math.Max(0, s.Cap - s.ChainLength),
                        ["isReviewed"] = s.IsReviewed,
                        ["isCommitted"] = s.IsCommitted,
                    }
            );
        }
        return new JsonObject { ["files"] = files };
    }

    private async Task<JsonObject> CheckChanges(string? file, CancellationToken cancel)
    {
        var files = new JsonArray();
        foreach (var s in (await Subjects(file, cancel)).Where(s => !s.IsCommitted))
        {
            var step = s.Steps[^1];
            var (findings, lost) = (new JsonArray(), new JsonArray());
            foreach (var f in step.Introduced.Concat(step.Returned))
            {
                findings.Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["rule"] = f.Rule,
                            ["severity"] = Engine.Reports.Words.Of(f.Severity),
                            ["line"] = f.Place.StartLine,
                            ["message"] = f.Message,
                            ["snippet"] = f.Snippet,
                        }
                );
            }
            foreach (var d in step.DefencesLost)
            {
                lost.Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["kind"] = d.Kind,
                            ["function"] = d.Function,
                            ["snippet"] = d.Snippet,
                        }
                );
            }
            files.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["path"] = s.Path,
                        ["introduced"] = findings,
                        ["safeguardsGone"] = lost,
                    }
            );
        }
        return new JsonObject { ["files"] = files };
    }

    private static JsonObject Explain(string rule)
    {
        var texts = new JsonArray();
        foreach (var r in Installation.Rules().All.Where(r => r.Id == rule).OrderBy(r => r.Language, StringComparer.Ordinal))
        {
            texts.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["language"] = r.Language,
                        ["title"] = r.Title,
                        ["why"] = r.Why,
                        ["instead"] = r.Instead,
                        ["severity"] = Engine.Reports.Words.Of(r.Severity),
                        ["cwe"] = new JsonArray([.. r.Cwe.Select(c => (JsonNode)c)]),
                    }
            );
        }
        return texts.Count > 0
            ? new JsonObject { ["rule"] = rule, ["languages"] = texts }
            : throw new UserError($"there is no rule '{rule}'", "The resource pawl://rules lists all of them.");
    }

    private async Task<JsonObject> Requirements(CancellationToken cancel)
    {
        var report = await RunGate(null, cancel);
        using var repository = await GitRepository.Open(path, cancel);
        var policy = repository.Head is { } head ? await PolicyFile.At(repository, head, cancel) : Policy.Default;
        string[] kinds = [ObjectionKind.OverCap, ObjectionKind.ReviewNeeded, ObjectionKind.Rejected];
        var files = new JsonArray();
        foreach (var o in report.Objections.Where(o => kinds.Contains(o.Kind)))
        {
            files.Add((JsonNode)new JsonObject { ["path"] = o.Path, ["why"] = o.What });
        }
        return new JsonObject
        {
            ["files"] = files,
            ["people"] = policy.Reviews.TwoPeople ? 2 : 1,
            ["authorMayReview"] = !policy.Reviews.Strict,
            ["how"] = "A person runs `pawl review` in a terminal of their own and signs with their SSH key.",
        };
    }

    private async Task<IReadOnlyList<ReviewSubject>> Subjects(string? file, CancellationToken cancel)
    {
        using var repository = await GitRepository.Open(path, cancel);
        if (file is not null && (file.Split('/', '\\').Contains("..") || Path.IsPathRooted(file)))
        {
            throw new UserError($"{file} is no path from the repository's root", "Write it as src/login.py.");
        }
        using var cache = ContentCache.Open(Installation.CachePath);
        var reading = new ReviewReading(Installation.Tools(Installation.Rules()), cache, CommitAuthors());
        return await reading.Read(repository, file is null ? [] : [file], cancel);
    }

    private async Task<GateReport> RunGate(string? range, CancellationToken cancel)
    {
        using var cache = ContentCache.Open(Installation.CachePath);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var gate = new Gate(new GateOptions(path, range, today), Installation.Tools(Installation.Rules()), cache);
        return await gate.Run(CommitAuthors(), cancel);
    }

    private static Func<GitRepository, CancellationToken, Task<Engine.Audit.CommitAuthors>> CommitAuthors() =>
        Engine.Audit.CommitAuthors.By(SignalTable.Load([]));

    private static JsonObject Parsed(GateReport report)
    {
        using var stream = new MemoryStream();
        GateJson.Write(stream, report);
        return JsonNode.Parse(stream.ToArray())!.AsObject();
    }

    private static string? Argument(CallToolRequestParams call, string name) =>
        call.Arguments is { } all && all.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static Tool Read(string name, string title, string description, string schema)
    {
        using var input = JsonDocument.Parse(schema);
        using var output = JsonDocument.Parse("""{"type":"object"}""");
        return new Tool
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = input.RootElement.Clone(),
            OutputSchema = output.RootElement.Clone(),
            Annotations = new ToolAnnotations
            {
                ReadOnlyHint = true,
                DestructiveHint = false,
                IdempotentHint = true,
                OpenWorldHint = false,
            },
        };
    }
}
