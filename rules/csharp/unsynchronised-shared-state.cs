using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;

namespace Shared;

public sealed class BasketController : ControllerBase
{
    private static readonly Dictionary<string, int> Baskets = new();
    private static readonly ConcurrentDictionary<string, int> Safe = new();
    private static readonly object Gate = new();
    private static string? lastUser;
    private string? mine;

    public IActionResult Add(string user, int count)
    {
        // expect: unsynchronised-shared-state
        lastUser = user;
        // expect: unsynchronised-shared-state
        Baskets[user] = count;
        // expect: unsynchronised-shared-state
        Baskets.Remove("old");
        // ok: unsynchronised-shared-state
        mine = user;
        // ok: unsynchronised-shared-state
        Safe[user] = count;
        lock (Gate)
        {
            // ok: unsynchronised-shared-state
            Baskets[user] = count;
        }
        return Ok(mine);
    }
}
