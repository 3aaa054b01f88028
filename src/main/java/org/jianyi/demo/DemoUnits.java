package org.jianyi.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianyi.roster.Track;
import org.jianyi.roster.Unit;

/** The units of the invented town. */
final class DemoUnits {

    static final List<String> CATEGORIES =
            List.of("城乡建设", "民生保障", "农田水利", "文化建设", "环境卫生", "农业产业", "旅游发展", "交通出行", "教育卫生", "平安法治", "企业服务", "其他");

    private static final Map<String, String> TOWN = new LinkedHashMap<>();
    private static final Map<String, String> VERTICAL = new LinkedHashMap<>();
    private static final Map<String, String> VILLAGE = Map.of("CWH", "村（社区）委员会");
    private static final Map<String, String> UPPER = new LinkedHashMap<>();

    static {
        TOWN.put("ZFB", "镇党政综合办公室");
        TOWN.put("JJB", "镇经济发展办公室");
        TOWN.put("CJB", "镇村镇建设办公室");
        TOWN.put("NYZX", "镇农业农村服务中心");
        TOWN.put("SLZ", "镇水利站");
        TOWN.put("SHB", "镇社会事务办公室");
        TOWN.put("PAB", "镇平安建设办公室");
        TOWN.put("ZFZX", "镇综合执法中心");
        TOWN.put("DQZX", "镇党群服务中心");
        TOWN.put("WHZ", "镇文化旅游服务站");
        TOWN.put("HWS", "镇环卫所");
        TOWN.put("CZS", "镇财政所");
        TOWN.put("LYZ", "镇林业站");
        TOWN.put("WLZX", "镇网格管理中心");
        VERTICAL.put("ZRZYS", "自然资源和规划所");
        VERTICAL.put("PCS", "派出所");
        VERTICAL.put("SFS", "司法所");
        VERTICAL.put("SCJG", "市场监督管理所");
        VERTICAL.put("WSY", "镇卫生院");
        VERTICAL.put("ZXX", "镇中心学校");
        VERTICAL.put("GDS", "供电所");
        VERTICAL.put("GSGS", "枫塘供水公司");
        VERTICAL.put("TXGS", "通信营业部");
        VERTICAL.put("GLZ", "公路管理站");
        UPPER.put("SJ-JT", "市交通运输局");
        UPPER.put("SJ-SL", "市水利和湖泊局");
        UPPER.put("SJ-WL", "市文化和旅游局");
        UPPER.put("SJ-JY", "市教育局");
    }

    private DemoUnits() {}

    static List<Unit> all() {
        List<Unit> units = new java.util.ArrayList<>();
        TOWN.forEach((code, name) -> units.add(unit(code, name, Track.TOWN)));
        VERTICAL.forEach((code, name) -> units.add(unit(code, name, Track.VERTICAL)));
        VILLAGE.forEach((code, name) -> units.add(unit(code, name, Track.VILLAGE)));
        UPPER.forEach((code, name) -> units.add(unit(code, name, Track.UPPER)));
        return units;
    }

    static String name(String code) {
        return all().stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static Unit unit(String code, String name, Track track) {
        return new Unit(code, name, track, Words.issuer(code), Words.letterWord(code));
    }
}
