package org.jianyi.roster;

import java.util.List;

/** What units still have to do. */
public interface UnitWork {

    /** The open cases in which the unit has a part, each as 第012号《关于……的建议》. */
    List<String> openCases(String unit);
}
