namespace Pawl.Tests.Audit;

/// <summary>A history of toy files with branches, merges, renames, reverts and deletions, the same for the same seed.</summary>
internal static class RandomHistory
{
    private static readonly string[] Authors =
    [
        ToyAudit.Claude,
        ToyAudit.Codex,
        ToyAudit.Pair,
        ToyAudit.Bot,
        ToyAudit.Nobody,
        ToyAudit.Ann,
        "someone <someone@example.com>",
    ];

    private static readonly string[] Lines =
    [
        "one()",
        "two()",
        "bad(q)",
        "bad(r)",
        "worse(s)",
        "safe(t)",
        "check(u)",
        "if a",
        "if b",
        "# note",
    ];

    internal static TestRepo Make(int seed, int commits)
    {
        var random = new Random(seed);
        var repo = new TestRepo();
        var files = new Dictionary<string, List<string>>();
        for (var i = 0; i < commits; i++)
        {
            var path = $"f{random.Next(5)}.toy";
            List<(string, string?)> changes = [];
            if (files.TryGetValue(path, out var lines) && random.Next(12) == 0)
            {
                files.Remove(path);
                changes.Add((path, null));
                if (random.Next(2) == 0)
                {
                    path = $"r{i}.toy";
                    files[path] = lines;
                    changes.Add((path, Text(lines)));
                }
            }
            else
            {
                lines = files[path] = lines is null ? [] : [.. lines];
                Edit(lines, random);
                changes.Add((path, Text(lines)));
            }
            repo.CommitAs(Authors[random.Next(Authors.Length)], $"commit {i}", [.. changes]);
            if (i % 9 == 8)
            {
                repo.Branch($"b{i}");
                repo.CommitAs(ToyAudit.Claude, $"side {i}", ("side.toy", Text([$"bad({i})", .. Lines.Take(random.Next(9))])));
                repo.Branch("main");
                repo.CommitAs(ToyAudit.Ann, $"main {i}", ("other.toy", Text([$"bad({i})"])));
                repo.Merge($"b{i}", $"merge {i}");
            }
        }
        return repo;
    }

    private static void Edit(List<string> lines, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            if (lines.Count > 3 && random.Next(3) == 0)
            {
                lines.RemoveAt(random.Next(lines.Count));
            }
            else
            {
                lines.Insert(random.Next(lines.Count + 1), Lines[random.Next(Lines.Length)]);
            }
        }
    }

    private static string Text(IEnumerable<string> lines) => $"fn f\n{string.Concat(lines.Select(l => $"  {l}\n"))}end\n";
}
