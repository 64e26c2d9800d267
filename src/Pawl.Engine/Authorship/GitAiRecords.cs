namespace Pawl.Engine.Authorship;

/// <summary>Notes under <c>refs/notes/ai</c> and <c>refs/notes/ai-attribution</c>: by git-ai, by those who share its format, and by Qwen Code.</summary>
internal static class GitAiRecords
{
    public const string Source = "git-ai-note";

    /// <exception cref="FormatException">The note is of no known form.</exception>
    public static CommitRecord Read(byte[] note, ToolNames tools) =>
        note.AsSpan().TrimStart(" \r\n"u8) is [(byte)'{', ..] ? QwenRecords.Read(note, tools) : Read(GitAiNote.Parse(note), tools);

    private static CommitRecord Read(GitAiNote note, ToolNames tools)
    {
        var authors = new Dictionary<string, Author?>();
        var files = note
            .Files.GroupBy(entry => entry.Path)
            .ToDictionary(file => file.Key, file => LineClaims.Of(Source, file.SelectMany(entry => Lines(entry))));
        return new CommitRecord(Source, files);

        IEnumerable<LineAuthor> Lines(GitAiEntry entry)
        {
            if (!authors.TryGetValue(entry.Key, out var author))
            {
                authors[entry.Key] = author = AuthorOf(entry.Key, note, tools);
            }
            return author is null ? [] : entry.Ranges.Select(range => new LineAuthor(range.First, range.Last, author));
        }
    }

    /// <summary>Null: a key that stands in no table, so nobody knows whose lines these are.</summary>
    private static Author? AuthorOf(string key, GitAiNote note, ToolNames tools)
    {
        if (key.StartsWith("h_", StringComparison.Ordinal))
        {
            var person = note.People.GetValueOrDefault(key);
            return new Author(
                AuthorKind.Human,
                null,
                null,
                person,
                null,
                EvidenceLevel.Recorded,
                [new Evidence(EvidenceLevel.Recorded, Source, $"{key} {person}")]
            );
        }
        var isSession = key.StartsWith("s_", StringComparison.Ordinal);
        if (!note.Agents.TryGetValue(key, out var agent) && !isSession)
        {
            return null;
        }
        agent ??= new GitAiAgent("", "", key, null);
        var evidence = new Evidence(EvidenceLevel.Recorded, Source, $"{key} {agent.Tool} {agent.Model}".TrimEnd());
        return new Author(
            AuthorKind.Agent,
            tools.IdOf(agent.Tool),
            ModelName.Normalise(agent.Model),
            agent.Person,
            agent.Session,
            EvidenceLevel.Recorded,
            [evidence]
        );
    }
}
