using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Pawl.Engine.Git;
using Pawl.Engine.Policy;

namespace Pawl.Cli.Mcp;

/// <summary>The policy and the rules, to be read.</summary>
internal sealed class PawlResources(string path)
{
    private const string PolicyUri = "pawl://policy";
    private const string RulesUri = "pawl://rules";
    private const int MostBytes = 1 << 20;

    internal static IReadOnlyList<Resource> All { get; } =
    [
        new Resource
        {
            Uri = PolicyUri,
            Name = "policy",
            Description = "pawl.yaml as it stands in HEAD; empty when the defaults hold",
            MimeType = "application/yaml",
        },
        new Resource
        {
            Uri = RulesUri,
            Name = "rules",
            Description = "All rules, one a line",
            MimeType = "text/plain",
        },
    ];

    internal static IReadOnlyList<ResourceTemplate> Templates { get; } =
    [
        new ResourceTemplate
        {
            UriTemplate = RulesUri + "/{id}",
            Name = "rule",
            Description = "One rule in each language",
            MimeType = "text/markdown",
        },
    ];

    internal async Task<ReadResourceResult> Read(string uri, CancellationToken cancel) =>
        uri switch
        {
            PolicyUri => Text(uri, "application/yaml", await PolicyText(cancel)),
            RulesUri => Text(uri, "text/plain", Rules()),
            _ when uri.StartsWith(RulesUri + "/", StringComparison.Ordinal) => Text(
                uri,
                "text/markdown",
                Rule(uri[(RulesUri.Length + 1)..])
            ),
            _ => throw new McpException($"there is no resource {uri}"),
        };

    private async Task<string> PolicyText(CancellationToken cancel)
    {
        using var repository = await GitRepository.Open(path, cancel);
        if (repository.Head is { } head)
        {
            await foreach (var entry in TreeListing.Read(repository, head, Policy.FileName, cancel))
            {
                await using var blobs = new BlobReader(repository, 1, MostBytes);
                return GitText.Message((await blobs.Read(entry.Id, cancel)).Bytes);
            }
        }
        return "";
    }

    private static string Rules() =>
        string.Concat(
            Installation
                .Rules()
                .All.GroupBy(r => r.Id)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => $"{g.Key}\t{g.First().Title}\t{string.Join(", ", g.Select(r => r.Language).Order(StringComparer.Ordinal))}\n")
        );

    private static string Rule(string id)
    {
        var rules = Installation.Rules().All.Where(r => r.Id == id).OrderBy(r => r.Language, StringComparer.Ordinal).ToList();
        return rules.Count == 0
            ? throw new McpException($"there is no rule {id}")
            : $"# {id}: {rules[0].Title}\n\n{rules[0].Why}\n"
                + string.Concat(rules.Select(r => $"\n## Instead, in {r.Language}\n\n{r.Instead}\n"));
    }

    private static ReadResourceResult Text(string uri, string type, string text) =>
        new()
        {
            Contents =
            [
                new TextResourceContents
                {
                    Uri = uri,
                    MimeType = type,
                    Text = text,
                },
            ],
        };
}
