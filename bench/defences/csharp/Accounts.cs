using System.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace Shop;

public sealed class Accounts(Store store, IPasswordHasher<Account> hasher, ILogger<Accounts> log)
{
    private readonly Dictionary<string, int> failures = [];
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly object gate = new();

    private void LimitAttempts(string address)
    {
        if (failures.GetValueOrDefault(address) >= 5)
        {
            throw new InvalidOperationException("too many");
        }
    }

    public static void RequireRole(Account account, string role)
    {
        // defence: authorisation
        if (!account.Roles.Contains(role))
        {
            throw new SecurityException(role);
        }
    }

    public string? SignIn(string address, string name, string password)
    {
        // defence: rate-limit
        LimitAttempts(address);
        // defence: validation
        ArgumentException.ThrowIfNullOrEmpty(name);
        // defence: bounds-check
        if (name.Length > 64)
        {
            throw new ArgumentException("too long", nameof(name));
        }
        var account = store.Find(name);
        // defence: null-check
        if (account == null)
        {
            return null;
        }
        // defence: authentication
        if (hasher.VerifyHashedPassword(account, account.Hash, password) == PasswordVerificationResult.Failed)
        {
            // defence: logging
            log.LogWarning("sign-in of {Account} failed", account.Id);
            return null;
        }
        return store.NewSession(account);
    }

    public void Delete(Account actor, long id)
    {
        // defence: authorisation
        RequireRole(actor, "admin");
        var account = store.Get(id);
        // defence: null-check
        if (account is null)
        {
            throw new KeyNotFoundException();
        }
        // defence: validation
        if (account.Id == actor.Id)
        {
            throw new InvalidOperationException("not oneself");
        }
        store.Delete(id);
        // defence: logging
        log.LogInformation("account {Account} was deleted by {Actor}", id, actor.Id);
    }

    public async Task Transfer(long from, long to, decimal amount, CancellationToken cancel)
    {
        // defence: bounds-check
        if (amount <= 0 || amount > 10_000)
        {
            throw new ArgumentOutOfRangeException(nameof(amount));
        }
        // defence: lock
        await one.WaitAsync(cancel);
        // defence: resource-release finally
        try
        {
            // defence: bounds-check
            if (await store.Balance(from) < amount)
            {
                throw new InvalidOperationException("not enough");
            }
            await store.Move(from, to, amount);
        }
        finally
        {
            one.Release();
        }
    }

    public int Count()
    {
        // defence: lock
        lock (gate)
        {
            return failures.Count;
        }
    }
}
