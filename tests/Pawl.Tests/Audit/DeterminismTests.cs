using System.Text;
using Pawl.Engine.Audit;
using Pawl.Engine.Cache;
using Pawl.Engine.Reports.Json;

namespace Pawl.Tests.Audit;

public sealed class DeterminismTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-cache-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Threads_runs_and_the_cache_change_nothing()
    {
        using var repo = RandomHistory.Make(seed: 7, commits: 60);
        var first = Show(await ToyAudit.Run(repo, o => o with { Threads = 1 }));
        Assert.Equal(first, Show(await ToyAudit.Run(repo, o => o with { Threads = 1 })));
        Assert.Equal(first, Show(await ToyAudit.Run(repo, o => o with { Threads = 2 })));
        Assert.Equal(first, Show(await ToyAudit.Run(repo, o => o with { Threads = 7 })));
        foreach (var _ in (int[])[1, 2])
        {
            using var cache = ContentCache.Open(Path.Combine(folder, "cache.db"));
            Assert.Equal(first, Show(await ToyAudit.Run(repo, cache: cache)));
        }
    }

    [Fact]
    public async Task Numbers_add_up()
    {
        foreach (var seed in (int[])[1, 2, 3])
        {
            using var repo = RandomHistory.Make(seed, commits: 50);
            var report = await ToyAudit.Run(repo);
            var totals = report.Totals;
            Assert.Equal(totals.Introduced, report.ByAuthor.Columns.Sum(c => c.Introduced));
            Assert.Equal(totals.Introduced, report.ByAuthor.Cells.Sum(c => c.Introduced));
            Assert.Equal(totals.Introduced, report.Authors.Sum(a => a.Introduced));
            Assert.Equal(totals.Steps, report.Coverage.Rows.Sum(r => r.Steps));
            Assert.Equal(report.ByModel.Columns.Sum(c => c.Introduced), report.ByPosition.Columns.Sum(c => c.Introduced));
            Assert.Equal(totals.OpenNow, report.Timeline[^1].OpenAtEnd);
            Assert.Equal(report.Chains.Count, report.Chains.Lengths.Sum(l => l.Chains));
            Assert.Equal(totals.OpenNow, totals.OpenBySeverity.Sum(s => s.Count));
            Assert.All(report.Open, o => Assert.True(o.Exact));
        }
    }

    [Fact]
    public async Task A_killed_audit_goes_on_where_it_was()
    {
        using var repo = RandomHistory.Make(seed: 11, commits: 40);
        var whole = Show(await ToyAudit.Run(repo));
        var path = Path.Combine(folder, "cache.db");
        var killed = Path.Combine(folder, "killed.db");
        using (var cache = ContentCache.Open(path))
        {
            await ToyAudit.Run(repo, o => o with { Since = "HEAD~20" }, cache);
            cache.Flush();
            File.Copy(path, killed);
            File.Copy(path + "-wal", killed + "-wal");
        }
        using var rest = ContentCache.Open(killed);
        Assert.Equal(whole, Show(await ToyAudit.Run(repo, cache: rest)));
    }

    [Fact]
    public async Task A_second_audit_analyses_nothing()
    {
        using var repo = RandomHistory.Make(seed: 13, commits: 30);
        var analysed = 0;
        var tools = ToyAudit.Tools with
        {
            NewWorker = () =>
            {
                var worker = ToyAudit.Tools.NewWorker();
                return new AnalysisWorker(
                    (path, content) =>
                    {
                        Interlocked.Increment(ref analysed);
                        return worker.Analyse(path, content);
                    }
                );
            },
        };
        foreach (var again in (bool[])[false, true])
        {
            using var cache = ContentCache.Open(Path.Combine(folder, "cache.db"));
            analysed = 0;
            await ToyAudit.Run(repo, cache: cache, tools: tools);
            Assert.Equal(again, analysed == 0);
        }
        using var other = ContentCache.Open(Path.Combine(folder, "cache.db"));
        await ToyAudit.Run(repo, cache: other, tools: tools with { Version = path => tools.Version(path) is { } v ? v + "+" : null });
        Assert.NotEqual(0, analysed);
    }

    [Fact]
    public async Task Damage_in_the_cache_changes_nothing()
    {
        using var repo = RandomHistory.Make(seed: 17, commits: 20);
        var path = Path.Combine(folder, "cache.db");
        using (var cache = ContentCache.Open(path))
        {
            await ToyAudit.Run(repo, cache: cache);
        }
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "update entry set value = substr(value, 1, length(value) / 2)";
            Assert.NotEqual(0, command.ExecuteNonQuery());
        }
        using var damaged = ContentCache.Open(path);
        Assert.Equal(Show(await ToyAudit.Run(repo)), Show(await ToyAudit.Run(repo, cache: damaged)));
    }

    private static string Show(AuditReport report)
    {
        using var json = new MemoryStream();
        JsonReport.Write(json, report);
        return Encoding.UTF8.GetString(json.ToArray());
    }
}
