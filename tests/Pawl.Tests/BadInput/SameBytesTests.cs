namespace Pawl.Tests.BadInput;

/// <summary>Equal input gives equal bytes, whatever the run.</summary>
public sealed class SameBytesTests
{
    private static readonly string[] Reports = ["r.html", "r.json", "r.sarif"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Threads_and_the_cache_do_not_show()
    {
        using var repo = new TestRepo();
        Fill(repo, "example", "");
        repo.Commit("one");
        Fill(repo, "example", "\n\n");
        Fill(repo, "copy", "\n");
        repo.Commit("two\n\nCo-Authored-By: Claude <noreply@anthropic.com>");

        var first = await Audit(repo, "--threads", "1", "--no-cache");
        Assert.Equal(first, await Audit(repo, "--threads", "2"));
        Assert.Equal(first, await Audit(repo, "--threads", "2"));
        Assert.Equal(first, await Audit(repo, "--threads", "1"));

        foreach (var format in (string[])["text", "json", "sarif"])
        {
            var one = await Scan(repo, format, "--threads", "1");
            Assert.Equal(one, await Scan(repo, format, "--threads", "2"));
            Assert.Equal(one, await Scan(repo, format, "example", "copy", ".", "example"));
        }
    }

    /// <summary>Some examples of rules in every language.</summary>
    private static void Fill(TestRepo repo, string folder, string more)
    {
        foreach (var language in Directory.EnumerateDirectories(Path.Combine(Golden.Root, "rules")))
        {
            var examples = Directory.EnumerateFiles(language).Where(f => Path.GetExtension(f) is not ".yaml").Order(StringComparer.Ordinal);
            foreach (var example in examples.Take(5))
            {
                repo.Write(Path.Combine(folder, Path.GetFileName(example)), File.ReadAllText(example) + more);
            }
        }
    }

    private static async Task<string> Audit(TestRepo repo, params string[] more)
    {
        var run = await Pawl.Run(repo.Path, ["audit", "--html", Reports[0], "--json", Reports[1], "--sarif", Reports[2], .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        var texts = await Task.WhenAll(Reports.Select(n => File.ReadAllTextAsync(Path.Combine(repo.Path, n), Cancel)));
        foreach (var report in Reports)
        {
            File.Delete(Path.Combine(repo.Path, report));
        }
        return string.Join('\n', [.. texts, run.Output]);
    }

    private static async Task<string> Scan(TestRepo repo, string format, params string[] more)
    {
        var run = await Pawl.Run(repo.Path, ["scan", "--format", format, .. more]);
        Assert.True(run.ExitCode == 1, run.Error);
        return run.Output;
    }
}
