using System.Threading;

namespace Locks;

public sealed class Account
{
    private readonly object gate = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private decimal balance;

    public void Unsafe(decimal amount)
    {
        // expect: lock-misuse
        lock (this)
        {
            balance += amount;
        }
        // expect: lock-misuse
        lock (typeof(Account))
        {
            balance += amount;
        }
        // expect: lock-misuse
        lock ("account")
        {
            balance += amount;
        }
        // expect: lock-misuse
        Monitor.Enter(gate);
        if (amount < 0)
        {
            return;
        }
        balance += amount;
        Monitor.Exit(gate);
    }

    public async Task Safe(decimal amount)
    {
        // ok: lock-misuse
        lock (gate)
        {
            balance += amount;
        }
        // ok: lock-misuse
        Monitor.Enter(gate);
        try
        {
            balance += amount;
        }
        finally
        {
            Monitor.Exit(gate);
        }
        // ok: lock-misuse
        await turn.WaitAsync();
        try
        {
            balance += amount;
        }
        finally
        {
            turn.Release();
        }
    }
}
