using System;
using Microsoft.AspNetCore.Mvc;

public class PagesController : Controller
{
    public int Pages(int total)
    {
        var size = int.Parse(Request.Query["size"]);
        // expect: divide-by-zero
        return total / size;
    }

    public int Checked(int total)
    {
        var size = int.Parse(Request.Query["size"]);
        if (size == 0)
        {
            return 0;
        }
        // ok: divide-by-zero
        return total / size;
    }

    public int Positive(int total)
    {
        var size = int.Parse(Request.Query["size"]);
        if (size > 0)
        {
            // ok: divide-by-zero
            return total % size;
        }
        return total;
    }

    public double Share(double total)
    {
        double parts = double.Parse(Request.Query["parts"]);
        // ok: divide-by-zero
        return total / parts;
    }

    public int Constant(int total)
    {
        var none = 0;
        // expect: divide-by-zero
        return total / none;
    }
}
