namespace Pawl.Engine.Authorship;

/// <summary>From lines to a file.</summary>
internal static class LineClaims
{
    /// <summary>What lines by these authors say of their file: mixed when an agent's and a person's stand in it.</summary>
    public static Claim Of(string source, IEnumerable<LineAuthor> authors)
    {
        var lines = authors.OrderBy(line => line.First).ThenBy(line => line.Last).ToList();
        var agents = lines.Where(line => line.Author.Kind is AuthorKind.Agent or AuthorKind.Mixed).ToList();
        var hasPerson = lines.Any(line => line.Author.Kind is AuthorKind.Human or AuthorKind.Mixed);
        var kind =
            agents.Count > 0 ? (hasPerson ? AuthorKind.Mixed : AuthorKind.Agent)
            : hasPerson ? AuthorKind.Human
            : AuthorKind.Unknown;
        // The author with most lines speaks for the file.
        var main = (agents.Count > 0 ? agents : lines)
            .GroupBy(line => line.Author)
            .OrderByDescending(group => group.Sum(Length))
            .ThenBy(group => group.Key.ToolAndModel, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Session, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;
        return new Claim(
            kind,
            main?.Tool,
            main?.Model,
            main?.Session,
            main?.Person,
            source,
            agents.Count > 0 ? agents.Sum(Length) : lines.Sum(Length),
            lines
        );
    }

    private static int Length(LineAuthor line) => line.Last - line.First + 1;
}
