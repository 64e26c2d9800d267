using System.Security;
using System.Security.Cryptography;

namespace Errors;

public static class Worker
{
    public static void Run(Action action)
    {
        try
        {
            action();
        }
        // expect: swallowed-error
        catch (Exception)
        {
        }

        try
        {
            action();
        }
        // expect: swallowed-error
        catch
        {
        }

        try
        {
            action();
        }
        // ok: swallowed-error
        catch (Exception)
        {
            // The action only warms the cache; without it the first request is slow.
        }

        try
        {
            action();
        }
        // expect: swallowed-error
        catch (CryptographicException)
        {
        }

        try
        {
            action();
        }
        // ok: swallowed-error
        catch (OperationCanceledException)
        {
        }
        // ok: swallowed-error
        catch (SecurityException e)
        {
            Console.Error.WriteLine(e.Message);
            throw;
        }
    }
}
