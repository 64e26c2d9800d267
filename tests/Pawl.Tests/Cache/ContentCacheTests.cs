using System.Text;
using Pawl.Engine.Cache;

namespace Pawl.Tests.Cache;

public sealed class ContentCacheTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-cache-").FullName;

    private string Db => Path.Combine(folder, "sub", "cache.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Keeps_values_from_one_opening_to_the_next()
    {
        using (var cache = ContentCache.Open(Db))
        {
            for (var i = 0; i < 2000; i++)
            {
                cache.Put(Key(i), Value(i));
            }
            Assert.Equal(Value(1999), cache.Get(Key(1999)));
            Assert.Equal(Value(1), cache.Get(Key(1)));
        }
        using var again = ContentCache.Open(Db);
        Assert.All(Enumerable.Range(0, 2000), i => Assert.Equal(Value(i), again.Get(Key(i))));
        Assert.Null(again.Get(Key(2000)));
        Assert.Null(again.Trouble);
    }

    [Fact]
    public void Survives_a_killed_writer()
    {
        var killed = Path.Combine(folder, "killed.db");
        using (var cache = ContentCache.Open(Db))
        {
            for (var i = 0; i < 1500; i++)
            {
                cache.Put(Key(i), Value(i));
            }
            // What a kill leaves behind: the file and its log as they are now.
            File.Copy(Db, killed);
            File.Copy(Db + "-wal", killed + "-wal");
        }
        using var after = ContentCache.Open(killed);
        Assert.Null(after.Trouble);
        Assert.Equal(Value(0), after.Get(Key(0)));
        Assert.Equal(Value(1023), after.Get(Key(1023)));
        Assert.Null(after.Get(Key(1499)));
    }

    [Fact]
    public void A_torn_log_loses_entries_and_nothing_else()
    {
        var torn = Path.Combine(folder, "torn.db");
        using (var cache = ContentCache.Open(Db))
        {
            for (var i = 0; i < 1500; i++)
            {
                cache.Put(Key(i), Value(i));
            }
            File.Copy(Db, torn);
            File.WriteAllBytes(torn + "-wal", File.ReadAllBytes(Db + "-wal")[..^5000]);
        }
        using var after = ContentCache.Open(torn);
        after.Put(Key(1499), Value(1499));
        Assert.Equal(Value(0), after.Get(Key(0)));
        Assert.Null(after.Trouble);
    }

    [Fact]
    public void Many_writers_share_one_file()
    {
        Parallel.For(
            0,
            4,
            writer =>
            {
                using var cache = ContentCache.Open(Db);
                for (var i = 0; i < 1200; i++)
                {
                    cache.Put(Key((i * 7) + writer), Value((i * 7) + writer));
                }
            }
        );
        using var all = ContentCache.Open(Db);
        Assert.All(Enumerable.Range(0, 1200), i => Assert.Equal(Value((i * 7) + 3), all.Get(Key((i * 7) + 3))));
    }

    [Fact]
    public void A_damaged_file_is_made_anew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Db)!);
        File.WriteAllText(Db, new string('x', 10_000));
        using var cache = ContentCache.Open(Db);
        Assert.Null(cache.Trouble);
        cache.Put(Key(1), Value(1));
        Assert.Equal(Value(1), cache.Get(Key(1)));
    }

    [Fact]
    public void An_impossible_place_is_told_and_nothing_fails()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        using var cache = ContentCache.Open(Path.Combine(folder, "file", "cache.db"));
        Assert.NotNull(cache.Trouble);
        cache.Put(Key(1), Value(1));
        Assert.Null(cache.Get(Key(1)));
    }

    [Theory]
    [InlineData("XDG_CACHE_HOME=/x", "/x/pawl/cache.db")]
    [InlineData("XDG_CACHE_HOME=relative HOME=/h", "/h/.cache/pawl/cache.db")]
    [InlineData("HOME=/h", "/h/.cache/pawl/cache.db")]
    [InlineData("", null)]
    public void Stands_where_caches_stand(string environment, string? path)
    {
        var variables = environment
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => v.Split('='))
            .ToDictionary(v => v[0], v => v[1]);
        Assert.Equal(path, ContentCache.DefaultPath(name => variables.GetValueOrDefault(name)));
    }

    private static CacheKey Key(int i) => CacheKey.Of("test", $"{i}");

    private static byte[] Value(int i) => Encoding.UTF8.GetBytes($"value {i} {new string('v', i % 50)}");
}
