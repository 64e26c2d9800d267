using Microsoft.Data.Sqlite;

namespace Pawl.Engine.Cache;

/// <summary>
/// Results by key, in one SQLite file that many processes and threads may share. It only ever saves time: a cache that
/// cannot be opened, read or written is left out, and <see cref="Trouble"/> says why.
/// </summary>
public sealed class ContentCache : IDisposable
{
    private const int Schema = 1;
    private const int PendingEntries = 512;
    private const long PendingBytes = 8 << 20;
    private const long MaxBytes = 2L << 30;
    private const int WaitSeconds = 5;

    private const int SqliteBusy = 5;
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    private readonly Lock gate = new();
    private readonly Dictionary<CacheKey, byte[]> pending = [];
    private long pendingBytes;
    private SqliteConnection? connection;
    private SqliteCommand? select;

    private ContentCache() { }

    /// <summary>Why the cache is not in use; null while it works, or when none was asked for.</summary>
    public string? Trouble { get; private set; }

    /// <param name="path">The cache's file, made when it is not there; null: nothing is kept.</param>
    public static ContentCache Open(string? path)
    {
        var cache = new ContentCache();
        if (path is null)
        {
            return cache;
        }
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            cache.Connect(path);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase)
        {
            cache.StartOver(path);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            cache.GiveUp(e);
        }
        return cache;
    }

    /// <summary><c>pawl/cache.db</c> in the user's cache folder: <c>$XDG_CACHE_HOME</c>, else <c>~/.cache</c>, or what Windows has for it.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>Null when there is no home.</returns>
    public static string? DefaultPath(Func<string, string?> environment)
    {
        var folder =
            environment("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache) ? cache
            : environment("LOCALAPPDATA") is { Length: > 0 } local ? local
            : environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache")
            : null;
        return folder is null ? null : Path.Combine(folder, "pawl", "cache.db");
    }

    public byte[]? Get(CacheKey key)
    {
        lock (gate)
        {
            if (pending.TryGetValue(key, out var value) || connection is null)
            {
                return value;
            }
            try
            {
                select!.Parameters[0].Value = key.ToArray();
                return select.ExecuteScalar() as byte[];
            }
            catch (SqliteException e)
            {
                GiveUp(e);
                return null;
            }
        }
    }

    public void Put(CacheKey key, byte[] value)
    {
        lock (gate)
        {
            if (connection is null || !pending.TryAdd(key, value))
            {
                return;
            }
            pendingBytes += value.Length;
            if (pending.Count >= PendingEntries || pendingBytes >= PendingBytes)
            {
                WritePending();
            }
        }
    }

    /// <summary>Writes what is still in memory.</summary>
    public void Flush()
    {
        lock (gate)
        {
            WritePending();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            WritePending();
            Trim();
            Close();
        }
    }

    private void Connect(string path)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = WaitSeconds,
        };
        connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        Run("pragma journal_mode = wal");
        Run("pragma synchronous = normal");
        if (Number("pragma user_version") != Schema)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            if (Number("pragma user_version", transaction) != Schema)
            {
                Run("drop table if exists entry", transaction);
                Run("create table entry (id integer primary key, key blob not null unique, value blob not null)", transaction);
                Run($"pragma user_version = {Schema}", transaction);
            }
            transaction.Commit();
        }
        select = connection.CreateCommand();
        select.CommandText = "select value from entry where key = $key";
        select.Parameters.Add("$key", SqliteType.Blob);
    }

    /// <summary>A damaged cache holds nothing that cannot be had again.</summary>
    private void StartOver(string path)
    {
        try
        {
            Close();
            foreach (var end in (string[])["", "-wal", "-shm"])
            {
                File.Delete(path + end);
            }
            Connect(path);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            GiveUp(e);
        }
    }

    private void WritePending()
    {
        if (connection is null || pending.Count == 0)
        {
            return;
        }
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "insert or ignore into entry (key, value) values ($key, $value)";
            insert.Parameters.Add("$key", SqliteType.Blob);
            insert.Parameters.Add("$value", SqliteType.Blob);
            foreach (var (key, value) in pending)
            {
                insert.Parameters[0].Value = key.ToArray();
                insert.Parameters[1].Value = value;
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SqliteBusy)
        {
            // Another process has been writing for long: these entries are made again next time.
        }
        catch (SqliteException e)
        {
            GiveUp(e);
        }
        pending.Clear();
        pendingBytes = 0;
    }

    /// <summary>When the file has grown too large, the oldest half of the entries goes.</summary>
    private void Trim()
    {
        if (connection is null)
        {
            return;
        }
        try
        {
            if ((Number("pragma page_count") - Number("pragma freelist_count")) * Number("pragma page_size") > MaxBytes)
            {
                Run("delete from entry where id <= (select (min(id) + max(id)) / 2 from entry)");
            }
        }
        catch (SqliteException e)
        {
            GiveUp(e);
        }
    }

    private void Run(string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection!.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private long Number(string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection!.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return (long)command.ExecuteScalar()!;
    }

    private void GiveUp(Exception e)
    {
        Trouble = $"the cache is not used: {e.Message}";
        Close();
    }

    private void Close()
    {
        select?.Dispose();
        select = null;
        connection?.Dispose();
        connection = null;
        pending.Clear();
    }
}
