using Pawl.Engine.Git;
using Pawl.Engine.Ledger;

namespace Pawl.Engine.Authorship;

/// <summary>Joins what records say of a commit with what it declares itself.</summary>
internal static class RecordedAuthor
{
    private static readonly IReadOnlyDictionary<string, Author> NoFiles = new Dictionary<string, Author>();
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<LineAuthor>> NoLines =
        new Dictionary<string, IReadOnlyList<LineAuthor>>();

    public static CommitAuthorship Join(Commit commit, Author declared, IReadOnlyList<CommitRecord> records)
    {
        if (records.Count == 0)
        {
            return new CommitAuthorship(declared, NoFiles, NoLines);
        }
        var person = DeclaredAuthor.NameOf(commit.Author);
        var files = new Dictionary<string, Author>();
        var lines = new Dictionary<string, IReadOnlyList<LineAuthor>>();
        var parts = new List<(Author Author, int Weight)>();
        foreach (var path in commit.Changes.Select(change => change.Path))
        {
            var claims = records.Select(record => record.Files.GetValueOrDefault(path)).OfType<Claim>().ToList();
            var claim = Strongest(claims);
            files[path] = OfFile(claim, claims, declared, records[0].Source, person);
            parts.Add((files[path], claim?.Weight ?? 0));
            if (claim is { IsByLine: true })
            {
                lines[path] = claim.Lines;
            }
        }
        var whole = parts.Count > 0 ? Whole(parts, declared) : OfFile(null, [], declared, records[0].Source, person);
        return new CommitAuthorship(whole, files, lines);
    }

    /// <summary>A ledger outweighs all others, records by line such by file; equals that disagree make it mixed. Null: nobody says anything.</summary>
    private static Claim? Strongest(List<Claim> claims)
    {
        var telling = claims.Where(claim => claim.Kind != AuthorKind.Unknown).ToList();
        if (telling.Find(claim => claim.Source == LedgerAuthors.Source) is { } seen)
        {
            return seen;
        }
        var top = telling.Any(claim => claim.IsByLine) ? telling.Where(claim => claim.IsByLine).ToList() : telling;
        var main = top.OrderByDescending(claim => claim.Tool is not null)
            .ThenByDescending(claim => claim.Tool != ToolNames.Unnamed)
            .FirstOrDefault();
        return main is null ? null
            : top.All(claim => claim.Kind == main.Kind) ? main
            : main with { Kind = AuthorKind.Mixed };
    }

    private static Author OfFile(Claim? claim, List<Claim> claims, Author declared, string source, string person)
    {
        var evidence = claims
            .Select(one => new Evidence(
                EvidenceLevel.Recorded,
                one.Source,
                $"{one.Kind} {one.Tool} {one.Model}".ToLowerInvariant().TrimEnd()
            ))
            .Distinct()
            .ToList();
        if (claim is null)
        {
            // The recorder was there and saw nothing of this file: a sign of an agent still counts, no sign is no person.
            evidence = evidence.Count > 0 ? evidence : [new Evidence(EvidenceLevel.Recorded, source, "says nothing of this file")];
            return declared.Kind is AuthorKind.Agent or AuthorKind.Bot
                ? declared with
                {
                    Evidence = [.. evidence, .. declared.Evidence],
                }
                : new Author(
                    AuthorKind.Unknown,
                    null,
                    null,
                    declared.Person,
                    declared.Session,
                    EvidenceLevel.Recorded,
                    [.. evidence, .. declared.Evidence]
                );
        }
        // Lines of a person's in a commit that declares an agent: both hands.
        var declaresAgent = declared is { Kind: AuthorKind.Agent, Level: >= EvidenceLevel.Declared };
        var kind = claim.Kind == AuthorKind.Human && declaresAgent ? AuthorKind.Mixed : claim.Kind;
        if (kind == AuthorKind.Human)
        {
            return new Author(
                kind,
                null,
                null,
                Full(claim.Person, person),
                null,
                EvidenceLevel.Recorded,
                [.. evidence, .. declared.Evidence]
            );
        }
        var tool = claim.Tool is null or ToolNames.Unnamed ? declared.Tool ?? claim.Tool : claim.Tool;
        var model = claim.Model ?? (tool == declared.Tool ? declared.Model : null);
        var director = claim.Tool is null ? person : Full(claim.Person, declared.Person ?? person);
        return new Author(
            kind,
            tool,
            model,
            director,
            claim.Session ?? declared.Session,
            EvidenceLevel.Recorded,
            [.. evidence, .. declared.Evidence]
        );
    }

    /// <summary>Records often tell a name without an address: the commit's own person is not a second one.</summary>
    private static string Full(string? told, string person) =>
        told is null || person.StartsWith(told + " <", StringComparison.Ordinal) ? person : told;

    /// <summary>The files' authors taken together; the tool and model with most lines speak for the commit.</summary>
    private static Author Whole(List<(Author Author, int Weight)> parts, Author declared)
    {
        var agents = parts.Where(part => part.Author.Kind is AuthorKind.Agent or AuthorKind.Mixed).ToList();
        var people = parts.Any(part => part.Author.Kind is AuthorKind.Human or AuthorKind.Mixed);
        if (agents.Count > 0)
        {
            var main = agents
                .GroupBy(part => part.Author.ToolAndModel)
                .OrderByDescending(group => group.Sum(part => part.Weight))
                .ThenByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .First()
                .First()
                .Author;
            return main with { Kind = people ? AuthorKind.Mixed : AuthorKind.Agent, Level = agents.Max(part => part.Author.Level) };
        }
        // A person's only if every file is.
        return parts.All(part => part.Author.Kind == AuthorKind.Human) ? parts[0].Author
            : parts.FirstOrDefault(part => part.Author.Kind == AuthorKind.Bot).Author is { } bot ? bot
            : parts.First(part => part.Author.Kind != AuthorKind.Human).Author with { Person = declared.Person };
    }
}
